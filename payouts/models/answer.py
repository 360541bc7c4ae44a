from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class AnswerFile(models.Model):
    """What a provider sent back, word for word; the same file counts once."""

    provider = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64)
    text = models.TextField()
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "sha256"], name="an_answer_of_a_provider_counts_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.provider}, {self.received_at:%Y-%m-%d %H:%M}"
