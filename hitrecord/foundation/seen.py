"""What a form showed when it was opened: who sends it late overwrites nothing they did not read.

A form carries the stamp of what it showed in a hidden field, `SeenField`. Whoever changes the row
holds it, and asks `require` whether it still says that. A form without a stamp showed nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from hitrecord.foundation.fields import LineField

LENGTH = 16
CODE = "overtaken"


class Overtaken(ValidationError):
    """Somebody changed it after the form was opened; nothing that the form says was saved."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or changed_meanwhile(), code=CODE)


class SeenField(LineField):
    """The stamp of what the form showed."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "max_length": LENGTH} | kwargs)


class SeenForm(forms.Form):
    """A form that knows what it showed."""

    seen = SeenField()


def changed_meanwhile() -> str:
    return _(
        "This was changed in another window, or by somebody else, after you opened it. What stands "
        "there now is said below, and what you typed is still here: send it again if it is to "
        "replace that."
    )


def stamp(*values: object) -> str:
    """The same as long as the values are."""
    return sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def require(seen: str, now: str) -> None:
    """Raises Overtaken unless what was seen is what is there; the caller holds the row."""
    if seen != now:
        raise Overtaken


def ask_again(
    form: forms.BaseForm, late: Overtaken, *, seen: str, there: Mapping[str, Any]
) -> None:
    """What was typed, in a form that knows what is `there` by now, by field, and says what of it
    is something else."""
    form.add_error(None, late)
    form.data = form.data.copy() if isinstance(form.data, QueryDict) else dict(form.data)
    form.data[form.add_prefix("seen")] = seen
    form.there = differing(form, there)  # type: ignore[attr-defined]


def differing(form: forms.BaseForm, there: Mapping[str, Any]) -> list[tuple[str, str]]:
    """By the field's label, what is there where something else was typed."""
    found = []
    for name, words in there.items():
        field = form.fields[name]
        typed = form[name].value()
        if field.has_changed(field.prepare_value(words), typed):
            found.append((str(field.label), _said(field, words)))
    return found


def _said(field: forms.Field, value: Any) -> str:
    """As somebody reads it: the name of what was chosen, yes or no, and a dash for nothing."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        value = dict(cast(Any, field).choices).get(value, value)
    return "—" if value in (None, "") else str(value)
