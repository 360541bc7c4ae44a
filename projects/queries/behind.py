"""What lies behind credits and finished works, however deep their lineage is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db import connection

from contributions.queries.rulings import walk
from projects.models import Production

_BEHIND: Final = f"""
WITH RECURSIVE {walk("reached", "SELECT %s::bigint")}
SELECT id FROM unnest(%s::bigint[]) AS credited(id)
 WHERE id NOT IN (SELECT id FROM reached)
"""  # noqa: S608 - constants

_BUILT_ON: Final = f"""
WITH RECURSIVE {
    walk(
        "reached",
        "SELECT id FROM contributions_version WHERE contribution_id = %s",
        to="derivative_id",
        via="source_id",
    )
}
SELECT DISTINCT piece.production_id FROM reached
  JOIN projects_credit credit ON credit.version_id = reached.id
  JOIN projects_piece piece ON piece.id = credit.piece_id
"""  # noqa: S608 - constants


def productions_on(work: int) -> list[Production]:
    """Those that credit the work, or something that was made from it. Two statements."""
    with connection.cursor() as cursor:
        cursor.execute(_BUILT_ON, [work])
        found = [row[0] for row in cursor.fetchall()]
    return list(Production.objects.filter(pk__in=found).order_by("title", "pk"))


def not_behind(final: int, credited: Iterable[int]) -> set[int]:
    """Of the credited versions those that neither are the final version nor lie behind it."""
    with connection.cursor() as cursor:
        cursor.execute(_BEHIND, [final, list(credited)])
        return {row[0] for row in cursor.fetchall()}
