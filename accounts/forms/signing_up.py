from __future__ import annotations

from datetime import date
from typing import Any

from allauth.core import context
from django import forms
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.forms import age
from accounts.forms.hours import known_zones
from accounts.models import Accord, User
from hitrecord.foundation.fields import LineField

NAME_LENGTH = 80
REFUSED = "too_young"
format_html_lazy = lazy(format_html, str)


class SignupForm(forms.Form):
    """What we ask besides the address and a password."""

    credit_name = LineField(
        label=_("Name"),
        max_length=NAME_LENGTH,
        help_text=_("Shown with everything you make. A stage name is fine."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    born = forms.DateField(
        label=_("Date of birth"),
        help_text=_("Only to see that you are old enough: we do not keep it."),
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "bday"}),
        error_messages={"invalid": _("Write the date like 1999-12-31.")},
    )
    accord = forms.BooleanField(
        label=_("I accept the accord"),
        help_text=format_html_lazy(
            '{} <a href="{}" target="_blank" rel="noopener">{}</a>',
            _("What you make stays yours, and whoever builds on it names you."),
            reverse_lazy("accord"),
            _("Read it in a new tab."),
        ),
        error_messages={"required": _("Please read the accord and tick this if you agree.")},
    )
    zone = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ["credit_name", "email", "password1", "born", "accord"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = Accord.objects.newest()
        self.number = str(newest.number) if newest else ""
        self.fields["accord"].widget.attrs["value"] = self.number

    def clean_born(self) -> date:
        """Who was refused once is not asked to try another date (for as long as the session)."""
        born: date = self.cleaned_data["born"]
        session = context.request.session
        try:
            age.check(born, timezone.localdate(), was_refused=REFUSED in session)
        except forms.ValidationError as refused:
            if refused.code == "young":
                session[REFUSED] = True
            raise
        return born

    def clean_zone(self) -> str:
        """What the browser goes by, if it is one that can be chosen; else they choose one later."""
        zone = str(self.cleaned_data["zone"])
        return zone if zone in known_zones() else ""

    def clean_accord(self) -> str:
        """The number of what was read; while the page lay open there may have come a newer one."""
        if self.data.get(self.add_prefix("accord")) != self.number:
            raise forms.ValidationError(
                _("There is a newer version of the accord. Read it, then tick this again.")
            )
        return self.number

    def signup(self, request: HttpRequest, user: User) -> None:
        """allauth asks for it; the Person is made with the user, in accounts.adapter.account."""
