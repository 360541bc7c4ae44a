from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.domain.copyright import HOLDING
from contributions.models import CopyrightNotice
from hitrecord.foundation.fields import LineField, TextField
from hitrecord.foundation.typed_amounts import parse_minor
from payouts.forms.records import known_currency
from payouts.models import Payee


class ClawbackForm(forms.Form):
    payee = forms.ModelChoiceField(
        Payee.objects.select_related("person").order_by("person__credit_name"),
        label=_("Who was paid wrongly"),
    )
    to = forms.ModelChoiceField(
        Payee.objects.select_related("person").order_by("person__credit_name"),
        label=_("Whose it is"),
        required=False,
        help_text=_(
            "They get it at once; the company advances it. Leave it empty if it is the company’s."
        ),
    )
    notice = forms.ModelChoiceField(
        CopyrightNotice.objects.filter(stage__in=HOLDING).select_related("work"),
        label=_("For a copyright notice"),
        required=False,
        help_text=_("What is kept back of theirs for it is taken first; the rest of that is paid."),
    )
    currency = LineField(label=_("Currency"), max_length=3, initial="USD")
    amount = LineField(label=_("Amount"), max_length=30)
    reason = TextField(
        label=_("Reason"),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=_("Whoever was paid wrongly reads it."),
    )

    def clean_currency(self) -> str:
        return known_currency(self.cleaned_data["currency"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "amount" in data and "currency" in data:
            try:
                data["amount"] = parse_minor(data["amount"], data["currency"])
            except ValueError as wrong:
                self.add_error("amount", str(wrong))
            else:
                if data["amount"] <= 0:
                    self.add_error("amount", _("It is more than zero."))
        return data
