"""What is wrong in a form of a project is said in the house's words, not in Django's."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import translation
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import django
import pytest
from django import forms

import projects.forms
from projects.forms.call import CallForm
from projects.forms.project import ProjectForm
from tests import builders

DJANGO = translation("django", Path(django.__file__).parent / "conf/locale", ["de"])
SILENT = {"null_characters_not_allowed"}
"""Taken out before a field looks."""


def fields() -> Iterator[tuple[str, forms.Field]]:
    for module in iter_modules(projects.forms.__path__):
        for each in vars(import_module(f"projects.forms.{module.name}")).values():
            if isinstance(each, type) and issubclass(each, forms.Form):
                for name, field in each.base_fields.items():
                    yield f"{each.__name__}.{name}", field


def is_of_django(words: str) -> bool:
    """As Django's own translators know it."""
    return DJANGO.gettext(words) != words


def test_no_field_speaks_as_django_does() -> None:
    left = {
        f"{name}: {code}"
        for name, field in fields()
        for code, words in field.error_messages.items()
        if not isinstance(field, forms.FileField)
        and code not in SILENT
        and (code != "required" or field.required)
        and is_of_django(str(words))
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
