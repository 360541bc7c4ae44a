"""Where my money goes, and from how much on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from hitrecord.foundation.fields import LineField
from payouts.domain.iban import read_iban
from payouts.models import Method

NO_ADDRESS = gettext_noop("PayPal needs an e-mail address, like name@example.org.")


def ways() -> list[tuple[str, Promise | str]]:
    """What can be typed; an account at Stripe is connected there (`payouts.views.connecting`)."""
    if settings.PAYOUT_PROVIDER == Method.STRIPE:
        return []
    return [one for one in Method.choices if one[0] != Method.STRIPE]


class DestinationForm(forms.Form):
    method = forms.ChoiceField(label=_("Paid by"), choices=ways, widget=forms.RadioSelect)
    name = LineField(
        label=_("Name of the account's holder"),
        max_length=120,
        help_text=_("As your bank or PayPal knows it."),
    )
    account = LineField(label=_("PayPal e-mail address, or IBAN"), max_length=120)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if {"method", "account"} <= data.keys():
            try:
                data["account"] = self._account(data["method"], data["account"])
            except ValidationError as wrong:
                self.add_error("account", wrong)
        return data

    def _account(self, method: str, account: str) -> str:
        if method == Method.BANK:
            iban = read_iban(account)
            if iban is None:
                raise ValidationError(
                    _("That is not an IBAN: a sign is missing or wrong. Compare it with your bank.")
                )
            return iban
        try:
            validate_email(account)
        except ValidationError as wrong:
            raise ValidationError(_(NO_ADDRESS)) from wrong
        if not account[0].isalnum():
            # a spreadsheet would take it for a formula, and what guards against that changes it
            raise ValidationError(_(NO_ADDRESS))
        return account


class ThresholdForm(forms.Form):
    threshold = forms.IntegerField(
        label=_("Pay me from"),
        min_value=0,
        max_value=100_000,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Write a whole number from 0 to 100,000.")
        ),
        help_text=_(
            "In dollars, euros and the like; of money without cents, in hundreds: 50 is ¥5,000."
            " 0 means as soon as it is worth a transfer."
        ),
    )
