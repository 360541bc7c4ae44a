from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from projects.models.call import Call


class Making(models.Model):
    """Somebody began something for a call: once it is published, it is offered there first."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="makings")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="makings"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["call", "by"], name="a_member_begins_for_a_call_once")
        ]

    def __str__(self) -> str:
        return f"{self.by_id} for call {self.call_id}"
