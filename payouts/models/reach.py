from __future__ import annotations

from django.db import models

from payouts.models.proposal import Proposal


class Reach(models.Model):
    """Which versions a computed proposal's grains can reach (`payouts.domain.reach`)."""

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="reach")
    versions = models.BinaryField()

    def __str__(self) -> str:
        return f"reach of proposal {self.proposal_id}"
