"""Who is to be named: one more by handle, and everybody's role as `role-<id>`."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from contributions.models.authors import LINE_LENGTH, ROLE_LENGTH
from hitrecord.foundation.fields import LineField
from hitrecord.foundation.text import one_line, whole_number

PREFIX = "role-"


class InviteForm(forms.Form):
    use_required_attribute = False  # the same page saves roles and moves people

    handle = LineField(
        label=_("Handle"),
        max_length=60,
        error_messages={"required": _("Write the handle of somebody here.")},
        help_text=_("The end of their profile’s address, such as cleo."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    role = LineField(
        label=_("Role"),
        max_length=ROLE_LENGTH,
        required=False,
        help_text=_("What they did, as it stands in the credits: words, piano, ink."),
    )


class AnswerForm(forms.Form):
    line = LineField(
        label=_("A line to go with it"),
        max_length=LINE_LENGTH,
        required=False,
    )


def read_roles(data: QueryDict) -> dict[int, str]:
    found: dict[int, str] = {}
    for key in data:
        row = whole_number(key.removeprefix(PREFIX)) if key.startswith(PREFIX) else None
        if row is not None:
            found[row] = one_line(data.get(key, "")).strip()
    return found
