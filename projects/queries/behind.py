"""Which credited versions a finished work says nothing of, however deep its lineage is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db import connection

from contributions.queries.rulings import walk

_BEHIND: Final = f"""
WITH RECURSIVE {walk("reached", "SELECT %s::bigint")}
SELECT id FROM unnest(%s::bigint[]) AS credited(id)
 WHERE id NOT IN (SELECT id FROM reached)
"""  # noqa: S608 - constants


def not_behind(final: int, credited: Iterable[int]) -> set[int]:
    """Of the credited versions those that neither are the final version nor lie behind it."""
    with connection.cursor() as cursor:
        cursor.execute(_BEHIND, [final, list(credited)])
        return {row[0] for row in cursor.fetchall()}
