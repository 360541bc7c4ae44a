from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from payouts.models.payee import Payee


class Method(models.TextChoices):
    PAYPAL = "paypal", _("PayPal")
    BANK = "bank", _("Bank account (IBAN)")
    STRIPE = "stripe", _("Stripe account")


REACHED = {"masspay": (Method.PAYPAL, Method.BANK), "stripe": (Method.STRIPE,)}
"""By provider; one that is not here reaches all of them."""


class DestinationQuerySet(models.QuerySet["Destination"]):
    def current(self) -> DestinationQuerySet:
        """The one that counts of each payee who was not claimed by somebody else."""
        later = Destination.objects.filter(payee=OuterRef("payee"), pk__gt=OuterRef("pk"))
        return self.filter(~Exists(later), payee__claimed_by=None)

    def of_minors(self) -> DestinationQuerySet:
        """Where the money of those under age goes, whoever they were before they claimed it."""
        minor = Q(payee__minor__ended_at=None, payee__minor__isnull=False)
        claimed = Q(
            payee__person__claimed_payees__minor__ended_at=None,
            payee__person__claimed_payees__minor__isnull=False,
        )
        found = Destination.objects.filter(minor | claimed).order_by().values("pk")
        return self.current().filter(pk__in=found).select_related("payee__person")


class Destination(models.Model):
    """Where a payee's money goes. Never changed: the newest row counts, the older ones stay.
    `usable_from` leaves whoever it was taken from time to object."""

    payee = models.ForeignKey(Payee, on_delete=models.PROTECT, related_name="destinations")
    method = models.CharField(_("Paid by"), max_length=10, choices=Method)
    name = models.CharField(_("Name of the account's holder"), max_length=120)
    account = models.CharField(_("PayPal e-mail address, or IBAN"), max_length=120)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    usable_from = models.DateTimeField()

    objects = DestinationQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(method__in=Method.values), name="method_of_a_destination_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(account=""),
                name="a_destination_has_a_holder_and_a_place",
            ),
            models.CheckConstraint(
                condition=Q(usable_from__gte=models.F("made_at")),
                name="a_destination_is_not_usable_before_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_method_display()} {self.hint}"

    def is_reached_by(self, provider: str) -> bool:
        return self.method in REACHED.get(provider, Method.values)

    @property
    def hint(self) -> str:
        """Enough to recognise it, too little to use it."""
        if "@" in self.account:
            local, _at, host = self.account.partition("@")
            return f"{local[:1]}…@{host}"
        return f"… {self.account[-4:]}"
