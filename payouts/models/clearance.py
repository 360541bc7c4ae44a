from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models import CopyrightNotice
from payouts.models.payee import Payee


class ClearanceQuerySet(models.QuerySet["Clearance"]):
    def open(self) -> ClearanceQuerySet:
        """Put down, and waiting for a second person."""
        return self.filter(confirmed_at=None, dropped_at=None)

    def confirmed(self) -> ClearanceQuerySet:
        return self.filter(confirmed_at__isnull=False)


class Clearance(models.Model):
    """Two people of finance decide that what a copyright notice keeps back is its author's all the
    same. The other way to end it is a set-off made for the notice."""

    notice = models.ForeignKey(CopyrightNotice, on_delete=models.PROTECT, related_name="clearances")
    payee = models.ForeignKey(Payee, on_delete=models.PROTECT, related_name="clearances")
    reason = models.CharField(_("Reason"), max_length=280)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_clearance_has_a_reason"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | (
                    Q(confirmed_by__isnull=False, confirmed_at__isnull=False, dropped_at=None)
                    & ~Q(confirmed_by=F("made_by"))
                ),
                name="a_clearance_is_confirmed_by_a_second_person",
                violation_error_message=_("Whoever put this down does not confirm it."),
            ),
            models.CheckConstraint(
                condition=Q(dropped_by=None, dropped_at=None)
                | Q(dropped_by__isnull=False, dropped_at__isnull=False),
                name="a_dropped_clearance_was_dropped_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["notice", "payee"],
                condition=Q(dropped_at=None),
                name="a_payee_is_cleared_once_of_a_notice",
            ),
        ]

    def __str__(self) -> str:
        return f"clearance {self.pk}"
