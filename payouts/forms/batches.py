from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.fields import LineField
from payouts.forms.records import known_currency

LARGEST_ANSWER = 5_000_000  # bytes; a line is about 100


class BatchForm(forms.Form):
    """Whom a batch pays follows from the books; `below` are payees who wait only for more."""

    currency = LineField(label=_("Currency"), max_length=3, initial="USD", widget=forms.HiddenInput)
    below = forms.TypedMultipleChoiceField(
        label=_("Pay these too, although it is less than their threshold"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = LineField(label=_("Reason, if any of them are paid"), max_length=280, required=False)

    def __init__(self, *args: Any, small: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        below = self.fields["below"]
        if isinstance(below, forms.TypedMultipleChoiceField):
            below.choices = small
        if not small:
            del self.fields["below"], self.fields["reason"]

    def clean_currency(self) -> str:
        return known_currency(self.cleaned_data["currency"])


class AnswerForm(forms.Form):
    file = forms.FileField(
        label=_("Result file"), help_text=_("The CSV the service gives you after the payments.")
    )

    def clean_file(self) -> str:
        """Its text."""
        sent = self.cleaned_data["file"]
        if sent.size > min(LARGEST_ANSWER, settings.UPLOAD_MAX_BYTES):
            raise forms.ValidationError(_("That is too large for a result file."))
        try:
            return str(sent.read().decode("utf-8-sig")).replace("\x00", "")
        except UnicodeDecodeError as unread:
            raise forms.ValidationError(_("That is not a CSV file in UTF-8.")) from unread
