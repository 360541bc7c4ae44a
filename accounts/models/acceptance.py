from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models.accord import Accord


class Acceptance(models.Model):
    """Somebody agreed to a version of the accord. Rows are only ever added."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="acceptances"
    )
    accord = models.ForeignKey(
        Accord, on_delete=models.PROTECT, to_field="number", related_name="acceptances"
    )
    accepted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-accepted_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "accord"], name="a_user_accepts_an_accord_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} accepted {self.accord_id}"
