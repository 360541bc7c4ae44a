from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from contributions.models.contribution import Contribution


class Pin(models.Model):
    """The one work made from theirs that a work's authors show first."""

    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="pin")
    remix = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="+")
    pinned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    pinned_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(contribution=F("remix")), name="a_work_is_not_pinned_to_itself"
            )
        ]

    def __str__(self) -> str:
        return f"{self.remix_id} on {self.contribution_id}"
