"""What a form changes, in words: each field as it was and as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.formats import localize


def changed_in(form: forms.BaseForm, *but: str) -> list[dict[str, str]]:
    """Of a valid form, read before or after it is saved."""
    return [
        {
            "label": str(form[name].label),
            "before": _said(form.fields[name], _was(form, name)),
            "after": _said(form.fields[name], form.cleaned_data.get(name)),
        }
        for name in form.changed_data
        if name not in but
    ]


def _was(form: forms.BaseForm, name: str) -> Any:
    """Of a row that is chosen only its number is known to the form."""
    field, before = form.fields[name], form[name].initial
    if isinstance(field, forms.ModelChoiceField) and not isinstance(before, Model | list):
        try:
            return field.to_python(before)
        except ValidationError:
            return before
    return before


def _said(field: forms.Field, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, QuerySet | list | tuple | set):
        several: Iterable[Any] = value
        return ", ".join(_said(field, one) for one in several)
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    return str(localize(value))
