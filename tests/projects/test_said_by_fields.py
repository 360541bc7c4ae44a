"""What is wrong in a form of a project is said in the house's words, not in Django's."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django import forms

import projects.forms
from projects.forms.call import CallForm
from projects.forms.project import ProjectForm
from tests import builders

SILENT = {"null_characters_not_allowed"}
"""Taken out before a field looks."""


def fields() -> Iterator[tuple[str, forms.Field]]:
    for module in iter_modules(projects.forms.__path__):
        for each in vars(import_module(f"projects.forms.{module.name}")).values():
            if isinstance(each, type) and issubclass(each, forms.Form):
                for name, field in each.base_fields.items():
                    yield f"{each.__name__}.{name}", field


def is_of_django(field: forms.Field, code: str) -> bool:
    said = {
        str(kind.__dict__["default_error_messages"][code])
        for kind in type(field).__mro__
        if kind.__module__.startswith("django.")
        and code in kind.__dict__.get("default_error_messages", {})
    }
    return str(field.error_messages[code]) in said


def test_no_field_speaks_as_django_does() -> None:
    left = {
        f"{name}: {code}"
        for name, field in fields()
        for code in field.error_messages
        if not isinstance(field, forms.FileField)
        and code not in SILENT
        and (code != "required" or field.required)
        and is_of_django(field, code)
    }
    assert left == set()


@pytest.mark.django_db
def test_what_is_none_of_the_choices_gets_a_sentence() -> None:
    eva = builders.user("eva")
    started = ProjectForm({"beginning": "nothing"}, by=eva)
    wanted = CallForm({"skill": "0", "kinds": ["smell"], "reward": "gold", "draft": "x"})
    assert "This cannot be chosen here" in str(started.errors["beginning"])
    for name in ("skill", "kinds", "reward"):
        assert "cannot be chosen here" in str(wanted.errors[name])
    assert "Write a whole number" in str(wanted.errors["draft"])
