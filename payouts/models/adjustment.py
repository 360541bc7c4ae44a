from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from payouts.domain.adjustments import AT_PROVIDER, Kind
from payouts.domain.money import LARGEST
from payouts.models.income import evidence_name, originals
from projects.models import Production

KINDS = [
    (Kind.TO_PROVIDER.value, _("From the bank to the payment service")),
    (Kind.FROM_PROVIDER.value, _("From the payment service to the bank")),
    (Kind.BANK_FEES.value, _("Fees of the bank")),
    (Kind.PROVIDER_FEES.value, _("Fees of the payment service")),
    (Kind.BORNE.value, _("Fees that the company bears")),
    (Kind.TAKEN.value, _("Taken out by the company")),
    (Kind.PUT_IN.value, _("Put in by the company")),
    (Kind.GIVEN.value, _("From the company to the community pool")),
    (Kind.GRANT.value, _("From the community pool to a production, as a budget for its people")),
    (Kind.GRANT_OUT.value, _("From the community pool to somebody outside")),
]


class AdjustmentQuerySet(models.QuerySet["Adjustment"]):
    def open(self) -> AdjustmentQuerySet:
        """Put down, and waiting for a second person."""
        return self.filter(confirmed_at=None, dropped_at=None)


class Adjustment(models.Model):
    """What no other record books: put down by one, confirmed by another (minor units). It is
    corrected by one that reverses it, which needs two people as well."""

    kind = models.CharField(_("What"), max_length=20, choices=KINDS)
    provider = models.CharField(_("Payment service"), max_length=20, blank=True)
    production = models.ForeignKey(
        Production, on_delete=models.PROTECT, null=True, blank=True, related_name="grants"
    )
    currency = models.CharField(_("Currency"), max_length=3)
    amount = models.BigIntegerField(_("Amount"))
    reason = models.CharField(_("Reason"), max_length=280)
    evidence = models.FileField(
        _("Evidence"), storage=originals, upload_to=evidence_name, blank=True
    )
    reverses = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversals"
    )
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

    objects = AdjustmentQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0, amount__lte=LARGEST) & ~Q(reason=""),
                name="an_adjustment_has_an_amount_and_a_reason",
                violation_error_message=_("An amount is more than zero, and has a reason."),
            ),
            models.CheckConstraint(
                condition=Q(currency__regex=r"^[A-Z]{3}$"),
                name="currency_of_an_adjustment_has_three_letters",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in Kind]),
                name="kind_of_an_adjustment_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.GRANT, production__isnull=False)
                | (~Q(kind=Kind.GRANT) & Q(production=None)),
                name="a_grant_and_nothing_else_names_a_production",
            ),
            models.CheckConstraint(
                condition=(Q(kind__in=sorted(AT_PROVIDER)) & ~Q(provider=""))
                | (~Q(kind__in=sorted(AT_PROVIDER)) & Q(provider="")),
                name="cash_at_a_payment_service_names_the_service",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | (
                    Q(confirmed_by__isnull=False, confirmed_at__isnull=False, dropped_at=None)
                    & ~Q(confirmed_by=F("made_by"))
                ),
                name="an_adjustment_is_confirmed_by_a_second_person",
                violation_error_message=_("Whoever put down an adjustment does not confirm it."),
            ),
            models.CheckConstraint(
                condition=Q(dropped_by=None, dropped_at=None)
                | Q(dropped_by__isnull=False, dropped_at__isnull=False),
                name="a_dropped_adjustment_was_dropped_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["reverses"],
                condition=Q(dropped_at=None),
                name="an_adjustment_is_reversed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"adjustment {self.pk}"
