"""Rows that are about to be changed, held until the transaction ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import Manager, Model, QuerySet

Row = TypeVar("Row", bound=Model)


def for_change(
    rows: Manager[Row] | QuerySet[Row],
    *,
    skips_held: bool = False,
    of: Sequence[str] = ("self",),
) -> QuerySet[Row]:
    """These rows, and none of those joined to them, for whoever asks first; a second one waits, or
    passes over what is held. Others go on pointing at them: a visit, a notice or a comment is
    written while what it is about is changed.

    Not for what will be deleted, nor for what gets another unique key, where that waits for whoever
    points there anyway. `of` is empty where a query gives no whole rows.
    """
    return rows.select_for_update(no_key=True, skip_locked=skips_held, of=of)
