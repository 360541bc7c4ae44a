from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from payouts.models.payee import Payee


class UnclaimedQuerySet(models.QuerySet["Unclaimed"]):
    def announced(self) -> UnclaimedQuerySet:
        return self.filter(moved_at=None, over_at=None)


class Unclaimed(models.Model):
    """Money nobody has said a place for in years (minor units): announced, then kept apart. It
    comes back whole whenever somebody turns up; `over_at` says when that was."""

    payee = models.ForeignKey(Payee, on_delete=models.PROTECT, related_name="unclaimed")
    currency = models.CharField(max_length=3)
    announced_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    amount = models.BigIntegerField(default=0)
    moved_at = models.DateTimeField(null=True, blank=True)
    over_at = models.DateTimeField(null=True, blank=True)

    objects = UnclaimedQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "unclaimed"
        constraints = [
            models.UniqueConstraint(
                fields=["payee", "currency"],
                condition=Q(over_at=None, moved_at=None),
                name="money_is_announced_as_unclaimed_once",
            ),
            models.CheckConstraint(
                condition=Q(moved_at=None, amount=0) | Q(moved_at__gte=F("due_at"), amount__gt=0),
                name="nothing_is_kept_apart_before_it_is_due",
            ),
        ]

    def __str__(self) -> str:
        return f"unclaimed {self.pk}"
