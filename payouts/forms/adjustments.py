from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.fields import LineField, TextField
from payouts.domain.adjustments import AT_PROVIDER, Kind
from payouts.forms.records import RecordForm
from payouts.models import Adjustment
from payouts.providers.all import names


class AdjustmentForm(RecordForm):
    amount_text = LineField(label=_("Amount"), max_length=30, help_text=_("In figures: 1,850.00"))
    amounts = {"amount_text": "amount"}
    field_order = ["kind", "provider", "production", "amount_text", "currency"]

    class Meta:
        model = Adjustment
        fields = ["kind", "provider", "production", "currency", "reason", "evidence"]
        field_classes = {"reason": TextField}
        help_texts = {
            "provider": _("Only for cash at a payment service."),
            "production": _("Only for what the community pool gives to one."),
            "reason": _("What the community pool gives is public, with this reason."),
        }
        widgets = {"reason": forms.Textarea(attrs={"rows": 3, "cols": 60})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["provider"] = forms.ChoiceField(
            label=_("Payment service"),
            choices=[("", "—"), *((name, name.capitalize()) for name in names())],
            required=False,
            help_text=self.fields["provider"].help_text,
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kind = cleaned.get("kind")
        if kind and (kind in AT_PROVIDER) != bool(cleaned.get("provider")):
            wanted = _("Choose the payment service.") if kind in AT_PROVIDER else self._empty()
            self.add_error("provider", wanted)
        if kind and (kind == Kind.GRANT) != bool(cleaned.get("production")):
            wanted = _("Choose the production.") if kind == Kind.GRANT else self._empty()
            self.add_error("production", wanted)
        cleaned["adjustment"] = self.instance
        return cleaned

    def _empty(self) -> Any:
        return _("Leave this empty: it is not about one.")
