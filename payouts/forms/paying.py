"""What finance writes down about who is paid: age, guardian, tax form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.clock import office_day
from hitrecord.foundation.fields import LineField, TextField
from payouts.models import Destination, Payee, TaxForm

REASON = forms.Textarea(attrs={"rows": 3, "cols": 60})


class PayeeForm(forms.Form):
    payee = forms.ModelChoiceField(
        Payee.objects.select_related("person").order_by("person__credit_name"), label=_("Payee")
    )


class MinorForm(PayeeForm):
    reason = TextField(label=_("How do you know?"), max_length=280, widget=REASON)


class DestinationField(forms.ModelChoiceField[Destination]):
    def label_from_instance(self, obj: Destination) -> str:
        return f"{obj.payee.person.credit_name}: {obj}, {obj.name}"


class GuardianForm(forms.Form):
    destination = DestinationField(
        Destination.objects.of_minors().filter(guardian_check=None),
        label=_("Where the money goes"),
    )
    guardian = LineField(label=_("Name of the guardian"), max_length=120)
    reason = TextField(label=_("How do you know?"), max_length=280, widget=REASON)


class TaxFormForm(PayeeForm):
    state = forms.ChoiceField(label=_("State"), choices=TaxForm.State.choices)
    valid_until = forms.DateField(
        label=_("Valid until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Of a form that was checked."),
    )
    note = TextField(
        label=_("What the payee should know"), max_length=280, required=False, widget=REASON
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        until = said.get("valid_until")
        if said.get("state") == TaxForm.State.CHECKED and until and until < office_day():
            self.add_error("valid_until", _("A form that is checked is valid today, or longer."))
        return said
