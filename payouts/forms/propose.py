from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.fields import LineField
from payouts.forms.records import known_currency
from payouts.models import Pool
from projects.models import Production


class ProposeForm(forms.Form):
    """Which production's open period, in which currency."""

    production = forms.ModelChoiceField(
        Production.objects.none(),
        label=_("Production"),
        empty_label=_("Choose one that was sold"),
        error_messages={"required": _("Choose a production.")},
    )
    currency = LineField(label=_("Currency"), max_length=3, initial="USD")

    kind = forms.TypedChoiceField(
        choices=Pool.choices, coerce=Pool, label=_("From"), required=False, empty_value=Pool.PROFIT
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["production"]
        if isinstance(field, forms.ModelChoiceField):
            earned = Q(sales__isnull=False) | Q(budgets__isnull=False)
            field.queryset = Production.objects.filter(earned).distinct()

    def clean_currency(self) -> str:
        return known_currency(self.cleaned_data["currency"])
