"""Deciding about a dispute, or taking it back: always with a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.models.dispute import REASON_LENGTH
from hitrecord.foundation.fields import TextField


class ReasonForm(forms.Form):
    reason = TextField(
        label=_("Reason"),
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why. Both sides read it, and it stays.")},
    )


class RulingForm(ReasonForm):
    uphold = forms.TypedChoiceField(
        label=_("Decision"),
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is right.")},
    )
    field_order = ["uphold", "reason"]

    def __init__(self, *args: Any, effect: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["uphold"]
        if isinstance(field, forms.ChoiceField):
            stays = _("Reject it: everything stays as it is.")
            field.choices = [("yes", effect), ("no", stays)]
