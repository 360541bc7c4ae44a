"""Naming another member by the end of their profile's address."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.queries.called import called
from hitrecord.foundation.fields import LineField

PROFILE = re.compile(r"/people/(?P<handle>[^/?#\s]+)")


class SomebodyForm(forms.Form):
    """Valid only with a member who is here; `user` is that member."""

    handle = LineField(
        label=_("Handle"),
        max_length=300,
        help_text=_("The end of their profile’s address, or the whole of it."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
        error_messages={"required": _("Whom? Write their handle.")},
    )
    user: User

    def clean_handle(self) -> str:
        typed: str = self.cleaned_data["handle"]
        address = PROFILE.search(typed)
        handle = address["handle"] if address else typed.lstrip("@")
        user = called(handle)
        if user is None:
            raise forms.ValidationError(
                gettext("Nobody here is called “%(handle)s”."), params={"handle": handle}
            )
        self.user = user
        return handle
