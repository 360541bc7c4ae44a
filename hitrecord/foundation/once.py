"""Queries that are put together once by each process: for most pages that takes longer than to ask
the database."""

from __future__ import annotations

import copy
from collections.abc import Callable, Hashable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from django.db import connections
from django.utils import timezone

STAND_IN: Final = 8_646_911_284_551_352_320
"""Stands for the first number that is given, the next one for the next; no key is as large."""
MOST: Final = 64
PUTTING: Final = timedelta(seconds=10)


class Once:
    """`make` gets numbers in the place of those that are given, or lists of one for lists, to put
    into its query as they are: all that it may decide by them is that they are given. It may decide
    by what is given without a name, which must take few values. Every moment in the query is the
    one at which it is asked."""

    def __init__(self, make: Callable[..., Any]) -> None:
        self._made = lru_cache(maxsize=MOST)(lambda *told: _put_together(make, *told))

    def __call__(self, *fixed: Hashable, **given: int | Sequence[int]) -> Any:
        """A set of rows to be read, not to be narrowed any further."""
        kinds = tuple((name, isinstance(value, int)) for name, value in given.items())
        rows, compiler, sql, parameters = self._made(fixed, kinds)
        values = [value if isinstance(value, int) else list(value) for value in given.values()]
        if [] in values:
            return rows.none()
        now = timezone.now()
        mine = copy.copy(compiler)
        mine.connection = connections[rows.db]
        mine.as_sql = lambda *_a, **_k: (sql, tuple(_filled(parameters, values, now)))
        asked = rows.all()
        asked.query.get_compiler = lambda *_a, **_k: mine
        return asked


def _put_together(
    make: Callable[..., Any], fixed: tuple[Hashable, ...], kinds: tuple[tuple[str, bool], ...]
) -> tuple[Any, Any, str, list[Any]]:
    begun = timezone.now()
    places = {
        name: STAND_IN + at if is_one else [STAND_IN + at]
        for at, (name, is_one) in enumerate(kinds)
    }
    rows = make(*fixed, **places)
    compiler = rows.query.get_compiler(rows.db)
    sql, parameters = compiler.as_sql()
    if {STAND_IN + at for at in range(len(kinds))} - {x for x in parameters if isinstance(x, int)}:
        raise ValueError("what is given must stand in the query")
    for each in parameters:
        if isinstance(each, datetime) and abs(each - begun) > PUTTING:
            raise ValueError(f"{each} is not the moment of asking")
    return rows, compiler, _with_lists(sql, parameters, kinds), list(parameters)


def _with_lists(sql: str, parameters: Sequence[Any], kinds: Sequence[tuple[str, bool]]) -> str:
    """`IN (%s)` takes one value, and `= ANY(%s)` a list of any length."""
    lists = {STAND_IN + at for at, (_name, is_one) in enumerate(kinds) if not is_one}
    parts = sql.replace("%%", "\0").split("%s")
    for at, each in enumerate(parameters):
        if isinstance(each, int) and each in lists:
            if not parts[at].endswith(" IN ("):
                raise ValueError("a list is asked for by IN alone")
            parts[at] = parts[at].removesuffix(" IN (") + " = ANY ("
    return "%s".join(parts).replace("\0", "%%")


def _filled(parameters: Sequence[Any], values: Sequence[Any], now: datetime) -> list[Any]:
    return [
        now
        if isinstance(each, datetime)
        else values[each - STAND_IN]
        if isinstance(each, int) and each >= STAND_IN
        else each
        for each in parameters
    ]
