"""No form of ours, and none of the admin, lets marks through that reorder what is read, nor
controls that break a mail, a feed or a file."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.test import RequestFactory

from tests import builders

HOUSE = ("accounts", "contributions", "projects", "payouts", "hitrecord")
TYPED = "a\u202eb\x07c"
SECRETS = "accounts.forms.plain"
"""Passwords and codes are compared as they are; nobody reads them."""
ELSEWHERE = {
    "accounts.forms.signing_up.SignupForm.zone": "what is no time zone is taken for none",
    "payouts.forms.adjustments.AdjustmentForm.provider": "becomes a choice when the form is made",
}


def everything_imported() -> None:
    for room in HOUSE:
        for found in pkgutil.walk_packages(importlib.import_module(room).__path__, f"{room}."):
            if ".forms" in found.name or ".admin" in found.name or ".views" in found.name:
                importlib.import_module(found.name)


def below(kind: type[Any]) -> Iterator[type[Any]]:
    for each in kind.__subclasses__():
        yield each
        yield from below(each)


def lets_through(fields: dict[str, forms.Field]) -> set[str]:
    found = set()
    for name, field in fields.items():
        if isinstance(field, forms.CharField):
            try:
                said = field.clean(TYPED)
            except ValidationError:
                continue
            if isinstance(said, str) and ("\u202e" in said or "\x07" in said):
                found.add(name)
    return found


@pytest.mark.django_db
def test_every_line_and_text_of_every_form_is_clean() -> None:
    everything_imported()
    ours = [
        each
        for each in below(forms.BaseForm)
        if each.__module__.split(".")[0] in HOUSE and each.__module__ != SECRETS
    ]
    assert len(ours) > 80
    found = {
        f"{each.__module__}.{each.__name__}.{name}"
        for each in ours
        for name in lets_through(each.base_fields)
    }
    assert found == set(ELSEWHERE)


@pytest.mark.django_db
def test_every_line_and_text_of_the_admin_is_clean(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = builders.staff("paula")
    found = {}
    for model, model_admin in admin.site._registry.items():
        if model_admin.has_change_permission(request) or model_admin.has_add_permission(request):
            fields = model_admin.get_form(request)(None).fields
            if unclean := lets_through(fields):
                found[model.__name__] = unclean
    assert found == {}
