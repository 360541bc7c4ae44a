from __future__ import annotations

from django.db import models

from hitrecord.foundation.leases import Leased, LeasedQuerySet
from payouts.models.proposal import Share


class Telling(Leased):
    """Why somebody gets what they get of a large proposal, worked out when first asked for."""

    share = models.OneToOneField(Share, on_delete=models.CASCADE, related_name="telling")
    content = models.JSONField(default=dict)

    objects = LeasedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"why of share {self.share_id}"
