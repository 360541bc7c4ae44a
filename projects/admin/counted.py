"""A column that shows what the list's one statement has counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet


def counted(name: str, label: Any) -> Callable[[Any, Any], int]:
    """Of the annotation `<name>_count`; the list is sorted by it."""

    @admin.display(description=label, ordering=f"{name}_count")
    def column(_admin: Any, row: Any) -> int:
        return int(getattr(row, f"{name}_count"))

    return column


def with_counts(rows: Any, **counts: Count) -> QuerySet[Any]:
    """`waiting=Count(…)` becomes the annotation `waiting_count`."""
    found: QuerySet[Any] = rows.annotate(**{f"{name}_count": n for name, n in counts.items()})
    return found
