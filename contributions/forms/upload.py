"""What a browser says about a file before it sends it in parts."""

from __future__ import annotations

from typing import Any

from django import forms

from hitrecord.foundation.fields import LineField

LARGEST = 2**53
"""The whole numbers that a browser counts without a mistake."""


class BeginForm(forms.Form):
    """Into the draft with the id `draft`, or into the one of the page with this `key`."""

    draft = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)
    key = forms.UUIDField(required=False)
    name = LineField(max_length=1000, required=False)
    size = forms.IntegerField(min_value=0, max_value=LARGEST)
    type = LineField(max_length=100, required=False, empty_value="")
    modified = forms.IntegerField(required=False, min_value=-LARGEST, max_value=LARGEST)
    label = LineField(max_length=80, required=False)
    extra = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("draft") and not cleaned.get("key"):
            raise forms.ValidationError("a draft or the key of a page")
        return cleaned


class CompleteForm(forms.Form):
    sha256 = forms.RegexField(r"^[0-9a-f]{64}$", required=False)
