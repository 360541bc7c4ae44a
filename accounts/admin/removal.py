"""What keeps a row from being deleted: the rows of other kinds that hang on it, with the way to
each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import PROTECT, RESTRICT, Model, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.text import capfirst

LISTED = 10


def hangs_on(found: Model) -> bool:
    """Whether deleting has to be refused, read without going through what goes with it."""
    return any(rows.exists() for _name, rows in _rows(found))


def keepers(found: Model, site: admin.AdminSite) -> list[tuple[str, list[Any], int]]:
    """By kind: its name, the first few as links, and how many more there are."""
    told = []
    for name, rows in _rows(found):
        listed = list(rows[: LISTED + 1])
        more = rows.count() - LISTED if len(listed) > LISTED else 0
        if listed:
            told.append((name, [_link(one, site) for one in listed[:LISTED]], more))
    return told


def _rows(found: Model) -> Iterator[tuple[str, QuerySet[Any]]]:
    for relation in found._meta.related_objects:
        if getattr(relation, "on_delete", None) in (PROTECT, RESTRICT):
            model: Any = relation.related_model
            rows = model._base_manager.filter(**{relation.field.name: found})
            yield capfirst(str(model._meta.verbose_name_plural)), rows


def _link(one: Model, site: admin.AdminSite) -> Any:
    name = f"{site.name}:{one._meta.app_label}_{one._meta.model_name}_change"
    try:
        return format_html('<a href="{}">{}</a>', reverse(name, args=[one.pk]), one)
    except NoReverseMatch:
        return str(one)
