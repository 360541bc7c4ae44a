"""What was made from a version, and has a licence for the world outside."""

from __future__ import annotations

from typing import Final

from django.db import connection

from contributions.queries.rulings import walk

_LICENSED: Final = f"""
WITH RECURSIVE {walk("made", "SELECT %s::bigint", to="derivative_id", via="source_id")}
SELECT version.id FROM made JOIN contributions_version version ON version.id = made.id
 WHERE version.licence <> '' ORDER BY version.id LIMIT %s
"""  # noqa: S608 - constants


def licensed_from(version: int, most: int) -> list[int]:
    """The version itself first, if it has one."""
    with connection.cursor() as cursor:
        cursor.execute(_LICENSED, [version, most])
        return [row[0] for row in cursor.fetchall()]
