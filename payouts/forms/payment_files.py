from __future__ import annotations

from django import forms

from accounts.admin.guarded import ReasonForm


class FetchForm(ReasonForm):
    """`seen` is how often it had been fetched when this was asked."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def said(self) -> tuple[str, int]:
        return self.cleaned_data["reason"], self.cleaned_data["seen"]
