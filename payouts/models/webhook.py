from __future__ import annotations

from django.db import models
from django.utils import timezone

from hitrecord.foundation.leases import Leased, LeasedQuerySet


class Webhook(Leased):
    """What a provider told us unasked, as it came. It is a nudge: the state that counts is asked
    for afterwards. The same one counts once. `told_at`: finance heard that it was given up."""

    provider = models.CharField(max_length=20)
    event = models.CharField(max_length=120)
    reference = models.CharField(max_length=40, blank=True)
    body = models.TextField()
    received_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = LeasedQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "event"], name="a_webhook_of_a_provider_counts_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.event}"
