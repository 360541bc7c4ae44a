from __future__ import annotations

from django.db import models
from django.db.models import Q

from contributions.models import CopyrightNotice
from payouts.models.payout import Payout
from payouts.models.proposal import Share


class KeptBack(models.Model):
    """What a payout left on its payee's account (minor units of a share): a copyright notice stood
    against a work in it when the payout was made."""

    payout = models.ForeignKey(Payout, on_delete=models.PROTECT, related_name="kept_back")
    share = models.ForeignKey(Share, on_delete=models.PROTECT, related_name="kept_back")
    notice = models.ForeignKey(CopyrightNotice, on_delete=models.PROTECT, related_name="+")
    amount = models.BigIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["payout", "share"], name="a_payout_keeps_a_share_back_once"
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="what_is_kept_back_is_more_than_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"kept back of share {self.share_id}"
