"""Which stored files some row knows. The columns follow from the models, so that a new one cannot
be forgotten: whatever is a file field, and then every short text that could hold a name."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.apps import apps
from django.core.files.storage import Storage
from django.db.models import CharField, Field, FileField, Model

NAME_LENGTH = 36
"""The shortest name of a stored file: 32 hexadecimal digits and an ending."""

Column = tuple[type[Model], str]


def _fields() -> Iterator[tuple[type[Model], Field[Any, Any]]]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            for field in model._meta.local_concrete_fields:
                yield model, field


def file_columns() -> list[Column]:
    return [(model, field.name) for model, field in _fields() if isinstance(field, FileField)]


def text_columns() -> list[Column]:
    """Names are kept outside file fields too: of an upload on its way, of what was replaced."""
    return [
        (model, field.name)
        for model, field in _fields()
        if isinstance(field, CharField)
        and (field.max_length is None or field.max_length >= NAME_LENGTH)
        and not field.choices
    ]


def storages_of_fields() -> list[Storage]:
    """Each once."""
    found = {}
    for _, field in _fields():
        if isinstance(field, FileField):
            storage = field.storage
            found[type(storage), str(getattr(storage, "location", ""))] = storage
    return list(found.values())


def unknown(names: Collection[str]) -> set[str]:
    """Those that stand in no row. The many short texts are only asked about what is left."""
    left = set(names)
    for columns in (file_columns, text_columns):
        for model, column in columns() if left else ():
            rows = model._base_manager.filter(**{f"{column}__in": left})
            left -= {str(name) for name in rows.values_list(column, flat=True)}
    return left
