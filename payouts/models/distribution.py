from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from payouts.models.proposal import Proposal


class Distribution(models.Model):
    """A final proposal was posted to the books: by whom and when. The amounts are its shares."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="distribution")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"distribution of {self.proposal}"
