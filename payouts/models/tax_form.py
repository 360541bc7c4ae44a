from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from payouts.models.payee import Payee


class TaxForm(models.Model):
    """What finance knows of a payee's tax form; the newest row counts. The form itself lies with
    finance and never here."""

    AUDITED_AS: ClassVar = "tax_form"

    class State(models.TextChoices):
        RECEIVED = "received", _("Received")
        CHECKED = "checked", _("Checked")
        WRONG = "wrong", _("Has to be sent again")

    payee = models.ForeignKey(Payee, on_delete=models.PROTECT, related_name="tax_forms")
    state = models.CharField(_("State"), max_length=10, choices=State)
    valid_until = models.DateField(_("Valid until"), null=True, blank=True)
    note = models.CharField(_("What the payee should know"), max_length=280, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["received", "checked", "wrong"]),
                name="state_of_a_tax_form_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state="checked", valid_until__isnull=False)
                | (~Q(state="checked") & Q(valid_until=None)),
                name="a_checked_tax_form_is_valid_until_a_day",
                violation_error_message=_("Say until when a checked form is valid."),
            ),
            models.CheckConstraint(
                condition=~Q(state="wrong") | ~Q(note=""),
                name="a_wrong_tax_form_says_what_is_wrong",
                violation_error_message=_("Say what is wrong with the form."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()}, {self.recorded_at:%Y-%m-%d}"
