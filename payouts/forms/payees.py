from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.fields import AddressField, LineField


class GuestForm(forms.Form):
    """Somebody who is credited and has no account."""

    name = LineField(
        label=_("Name"), max_length=80, help_text=_("As it is credited. Everybody sees it.")
    )
    email = AddressField(
        label=_("E-mail address"),
        required=False,
        help_text=_("A link goes there by which they claim their share. Nobody else sees it."),
    )


class LetterForm(forms.Form):
    email = AddressField(label=_("E-mail address"))
