"""Asking somebody to lead, and stepping down."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from hitrecord.foundation.fields import LineField


class LeadForm(forms.Form):
    handle = LineField(
        label=_("Handle"),
        max_length=31,
        help_text=_("The end of their profile's address."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
        error_messages={"required": _("Whom? Write their handle.")},
    )
    words = LineField(label=_("A word to them"), max_length=280, required=False)
    hands_over = forms.BooleanField(label=_("I step down as soon as they say yes"), required=False)
    user: User

    def clean_handle(self) -> str:
        handle: str = self.cleaned_data["handle"].lstrip("@")
        user = User.objects.filter(handle__iexact=handle, is_active=True).first()
        if user is None:
            raise forms.ValidationError(
                _now("Nobody here is called “%(handle)s”."), params={"handle": handle}
            )
        self.user = user
        return handle


class StepDownForm(forms.Form):
    reason = LineField(label=_("Why, for the project's history"), max_length=280, required=False)
