from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models import CopyrightNotice
from payouts.domain.money import LARGEST
from payouts.models.payee import Payee


class ClawbackQuerySet(models.QuerySet["Clawback"]):
    def unconfirmed(self) -> ClawbackQuerySet:
        """Put down, and waiting for a second person."""
        return self.filter(confirmed_at=None, dropped_at=None)

    def open(self) -> ClawbackQuerySet:
        """Confirmed, and something is left to set off."""
        return self.filter(
            confirmed_at__isnull=False, let_go_at=None, netted__lt=F("amount")
        ).order_by("pk")


class Clawback(models.Model):
    """Money that went to a payee and was not theirs (minor units). It is set off against what they
    earn later, with the reason; nobody is ever asked to pay it back.

    The company advances it to whom it belongs, `to`; what it lets go it bears. One made for a
    copyright notice ends what the notice keeps back of theirs.
    """

    payee = models.ForeignKey(Payee, on_delete=models.PROTECT, related_name="clawbacks")
    to = models.ForeignKey(
        Payee, on_delete=models.PROTECT, null=True, blank=True, related_name="advances"
    )
    notice = models.ForeignKey(
        CopyrightNotice, on_delete=models.PROTECT, null=True, blank=True, related_name="clawbacks"
    )
    currency = models.CharField(_("Currency"), max_length=3)
    amount = models.BigIntegerField(_("Amount"))
    netted = models.BigIntegerField(default=0)
    reason = models.CharField(_("Reason"), max_length=280)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    let_go_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    let_go_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = ClawbackQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0, amount__lte=LARGEST) & ~Q(reason=""),
                name="a_clawback_has_an_amount_and_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(netted__gte=0, netted__lte=F("amount")),
                name="no_more_is_set_off_than_was_wrong",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None, netted=0)
                | (
                    Q(confirmed_by__isnull=False, confirmed_at__isnull=False)
                    & ~Q(confirmed_by=F("made_by"))
                ),
                name="a_clawback_is_confirmed_by_a_second_person",
                violation_error_message=_("Whoever put down a clawback does not confirm it."),
            ),
            models.CheckConstraint(
                condition=Q(dropped_by=None, dropped_at=None)
                | Q(dropped_by__isnull=False, dropped_at__isnull=False, confirmed_at=None),
                name="only_a_clawback_that_nobody_confirmed_is_dropped",
            ),
            models.CheckConstraint(
                condition=Q(to=None) | ~Q(to=F("payee")),
                name="a_clawback_goes_to_somebody_else",
            ),
        ]

    def __str__(self) -> str:
        return f"clawback {self.pk}"

    @property
    def left(self) -> int:
        return self.amount - self.netted
