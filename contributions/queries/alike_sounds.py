"""Published recordings that are heard in some files, or that these are heard in."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from contributions.models import Fingerprint, Suggestion
from contributions.queries.likeness import ON_THE_WALL, Likeness

AT_LEAST = 7
"""Landmarks at one distance in time. Measured in bench/suggest.py: unrelated recordings share 4
at most, twelve seconds out of one 8 and more, even with noise as loud as half of it."""
HOP_MS = 32
# Of a landmark that very many recordings have, so many are looked at.
_COMMON, _MOST = 40, 20


def alike(prints: Iterable[Fingerprint], *, without: int | None) -> list[Likeness]:
    """What shares most with the files comes first. One statement. `without` is the own work."""
    wanted = [each.pk for each in prints if each.sounds]
    if not wanted:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, {"prints": wanted, "without": without or 0})
        return [_likeness(*row) for row in cursor.fetchall()]


def _likeness(media: int, version: int, work: int, hits: int, there: int, here: int) -> Likeness:
    evidence = {"from_ms": there * HOP_MS, "here_ms": here * HOP_MS, "hits": hits}
    strength = min(94, 50 + hits)
    return Likeness(Suggestion.Reason.SOUND, strength, version, work, media, evidence)


# Two rows of drawers, one half a drawer later, so that no match lies on an edge of both.
_STATEMENT = f"""
    WITH ours AS (
        SELECT print.media_id, given.landmark, given.moment
        FROM contributions_fingerprint AS print,
            unnest(print.sounds, print.moments) AS given(landmark, moment)
        WHERE print.id = ANY(%(prints)s)
    ), aligned AS (
        SELECT ours.media_id AS ours, mark.media_id AS theirs, edge.half,
            (mark.moment - ours.moment + edge.half) >> 2 AS drawer,
            count(DISTINCT ours.moment) AS hits,
            min(mark.moment) AS there, min(ours.moment) AS here
        FROM ours CROSS JOIN LATERAL (
            SELECT media_id, moment FROM contributions_soundmark
            WHERE landmark = ours.landmark LIMIT {_COMMON}
        ) AS mark CROSS JOIN (VALUES (0), (2)) AS edge(half)
        GROUP BY 1, 2, 3, 4 HAVING count(DISTINCT ours.moment) >= {AT_LEAST}
    ), best AS (
        SELECT DISTINCT ON (ours, theirs) * FROM aligned ORDER BY ours, theirs, hits DESC
    )
    SELECT best.ours, version.id, work.id, best.hits, best.there, best.here FROM best
    JOIN contributions_mediafile AS media ON media.id = best.theirs
    {ON_THE_WALL.format(version="media.version_id")}
    WHERE work.id <> %(without)s
    ORDER BY best.hits DESC, version.id LIMIT {_MOST}
"""  # noqa: S608 -- put together from our own constants
