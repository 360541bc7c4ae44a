from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from payouts.models.payee import Payee


class StripeAccount(models.Model):
    """A payee's account at Stripe, from when they began to connect it. Money goes there when it is
    ready, and only by way of a Destination."""

    class State(models.TextChoices):
        BEGUN = "begun", _("begun")
        CHECKED = "checked", _("being checked by Stripe")
        READY = "ready", _("ready")

    payee = models.OneToOneField(Payee, on_delete=models.PROTECT, related_name="stripe_account")
    account = models.CharField(max_length=60, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.BEGUN)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["begun", "checked", "ready"]),
                name="state_of_a_stripe_account_is_known",
            )
        ]

    def __str__(self) -> str:
        return self.account
