from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

from payouts.domain.payout_states import Status


class TransferQuerySet(models.QuerySet["Transfer"]):
    def of(self, provider: str, since: datetime | None) -> TransferQuerySet:
        """All of them, or those that were made since then."""
        found = self.filter(provider=provider)
        return found.filter(made_at__gte=since) if since else found


class Transfer(models.Model):
    """What a provider without a service of its own has on record: a line of a mass payment file,
    or a payment of the sandbox."""

    provider = models.CharField(max_length=20)
    reference = models.CharField(max_length=40)
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    receiver = models.CharField(max_length=120)
    name = models.CharField(max_length=120)
    note = models.CharField(max_length=120, blank=True)
    status = models.CharField(
        max_length=10, choices=[(one, one) for one in Status], default=Status.PENDING
    )
    reason = models.CharField(max_length=280, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects = TransferQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "reference"], name="a_reference_is_one_payment_for_ever"
            ),
            models.CheckConstraint(
                condition=Q(status__in=list(Status)), name="status_of_a_transfer_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.status}"
