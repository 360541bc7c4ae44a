"""Published texts that share a passage with a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection

from contributions.domain.passages import shared
from contributions.domain.shingles import marks_of, words_in
from contributions.models import Suggestion, Version
from contributions.queries.likeness import ON_THE_WALL, Likeness

AT_LEAST = 20
"""Words in a row. A turn of phrase has fewer, a stanza more."""
QUOTED = 14
_COMMON = 30
_READ = 12


def alike(words: Sequence[str], *, without: int | None) -> list[Likeness]:
    """The longest passage of each text, found by its marks and then read. Two statements."""
    marks = marks_of(words)
    if not marks:
        return []
    values: dict[str, Any] = {
        "shingles": [shingle for shingle, _ in marks],
        "places": [place for _, place in marks],
        "without": without or 0,
    }
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, values)
        rows = cursor.fetchall()
    texts = dict(Version.objects.filter(pk__in=[row[0] for row in rows]).values_list("pk", "text"))
    found = [_read(words, words_in(texts[version]), version, *rest) for version, *rest in rows]
    return [likeness for likeness in found if likeness is not None]


def _read(
    words: Sequence[str],
    theirs: Sequence[str],
    version: int,
    work: int,
    here: list[int],
    there: list[int],
) -> Likeness | None:
    places = [
        (at, far)
        for at, far in zip(here, there, strict=True)
        if far < len(theirs) and words[at] == theirs[far]
    ]
    passages = [shared(words, at, theirs, far) for at, far in places]
    at, _, length = max(passages, key=lambda each: each[2], default=(0, 0, 0))
    passage = words[at : at + length]
    if length < AT_LEAST or len(set(passage)) < AT_LEAST // 2:
        return None
    evidence = {"words": length, "quote": " ".join(passage[:QUOTED])}
    strength = min(94, 50 + length // 2)
    return Likeness(Suggestion.Reason.PASSAGE, strength, version, work, None, evidence)


_STATEMENT = f"""
    WITH ours AS (
        SELECT * FROM unnest(%(shingles)s::int[], %(places)s::int[]) AS given(shingle, place)
    ), found AS (
        SELECT mark.version_id, (array_agg(ours.place ORDER BY ours.place))[:200] AS here,
            (array_agg(mark.place ORDER BY ours.place))[:200] AS there, count(*) AS hits
        FROM ours CROSS JOIN LATERAL (
            SELECT version_id, place FROM contributions_passagemark
            WHERE shingle = ours.shingle LIMIT {_COMMON}
        ) AS mark GROUP BY mark.version_id
    )
    SELECT version.id, work.id, found.here, found.there FROM found
    {ON_THE_WALL.format(version="found.version_id")}
    WHERE work.id <> %(without)s
    ORDER BY found.hits DESC, version.id LIMIT {_READ}
"""  # noqa: S608 -- put together from our own constants
