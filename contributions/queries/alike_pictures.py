"""Published pictures, and moments of films, that look like those of some files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection

from contributions.domain.looks import BITS, MIRROR, pieces, signed
from contributions.models import Fingerprint, Suggestion
from contributions.queries.likeness import ON_THE_WALL, Likeness

FARTHEST = 8
"""Bits in which two looks of one picture may differ. Measured in bench/suggest.py: a smaller or
newly compressed picture differs in 0 to 4, a slightly cropped one in 4 to 10; two that have
nothing to do with each other in 15 and more. Farther ones are not all found by their pieces."""
MOST = 50
_AT_ONCE = 200

Probe = tuple[int, int, int]


def alike(prints: Iterable[Fingerprint], *, without: int | None) -> list[Likeness]:
    """The nearest first. `without` is the own work. One statement."""
    wanted = [(each.media_id, look) for each in prints for look in each.looks]
    if not wanted:
        return []
    sought = [
        (look ^ flip, media_id, bool(flip)) for media_id, look in wanted for flip in (0, MIRROR)
    ]
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, _values([look for look, *_ in sought], without))
        rows = cursor.fetchall()
    return [_likeness(sought[place], *rest) for place, *rest in rows]


def _likeness(
    sought: tuple[int, int, bool], version: int, work: int, apart: int, is_film: bool
) -> Likeness:
    _, media_id, mirrored = sought
    reason = Suggestion.Reason.MIRRORED if mirrored else Suggestion.Reason.PICTURE
    strength = 95 - 3 * apart - 5 * mirrored
    return Likeness(reason, strength, version, work, media_id, {"apart": apart, "film": is_film})


def probes(look: int) -> Iterator[tuple[int, int]]:
    """Which pieces a look that differs in seven bits has at least one of (and in eight nearly
    always): each of the four as it is, and with any one bit turned."""
    for place, piece in enumerate(pieces(look)):
        yield place, piece
        for bit in range(16):
            yield place, piece ^ 1 << bit


def _values(looks: list[int], without: int | None) -> dict[str, Any]:
    tried = [(at, *probe) for at, look in enumerate(looks) for probe in probes(look)]
    return {
        "at": [at for at, *_ in tried],
        "place": [place for _, place, _ in tried],
        "piece": [piece for *_, piece in tried],
        "looks": [signed(look % (1 << BITS)) for look in looks],
        "farthest": FARTHEST,
        "most": MOST,
        "without": without or 0,
    }


_BRANCH = """
    SELECT tried.at, mark.media_id, mark.look FROM tried
    CROSS JOIN LATERAL (
        SELECT media_id, look FROM contributions_picturemark AS mark
        WHERE mark.piece_{place} = tried.piece LIMIT {at_once}
    ) AS mark WHERE tried.place = {place}
"""
_STATEMENT = f"""
    WITH tried AS (
        SELECT * FROM unnest(%(at)s::int[], %(place)s::int[], %(piece)s::int[])
            AS given(at, place, piece)
    ), looks AS (
        SELECT look, place - 1 AS at FROM unnest(%(looks)s::bigint[])
            WITH ORDINALITY AS given(look, place)
    ), near AS (
        SELECT DISTINCT found.at, found.media_id,
            bit_count((found.look # looks.look)::bit(64)) AS apart
        FROM ({" UNION ALL ".join(_BRANCH.format(place=n, at_once=_AT_ONCE) for n in range(4))})
            AS found JOIN looks USING (at)
        WHERE bit_count((found.look # looks.look)::bit(64)) <= %(farthest)s
    )
    SELECT near.at, version.id, work.id, near.apart, media.kind = 'video' FROM near
    JOIN contributions_mediafile AS media ON media.id = near.media_id
    {ON_THE_WALL.format(version="media.version_id")}
    WHERE work.id <> %(without)s
    ORDER BY near.apart, near.at, version.id LIMIT %(most)s
"""  # noqa: S608 -- put together from our own constants
