"""Whether there is anything, asked of many tables at once: a page about somebody then asks nothing
more of those that have nothing of theirs."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, QuerySet


def those_there(beside: QuerySet[Any], /, **rows: QuerySet[Any]) -> set[str]:
    """The names of those with a row; one statement. `beside` is any row that there is."""
    asked: Any = beside.order_by().values_list(*(Exists(each) for each in rows.values()))
    found = next(iter(asked[:1]), ())
    return {name for name, is_there in zip(rows, found, strict=False) if is_there}
