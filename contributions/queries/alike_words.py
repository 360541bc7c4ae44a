"""Published texts that share a passage with a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from contributions.domain.passages import shared
from contributions.domain.shingles import marks_of, said, words_in
from contributions.models import Suggestion, Version
from contributions.queries.likeness import ON_THE_WALL, Likeness

AT_LEAST = 20
"""Words in a row. A turn of phrase has fewer, a stanza more."""
QUOTED = 14
_COMMON = 30
_READ = 12


def alike(text: str, *, without: int | None) -> list[Likeness]:
    """The longest passage of each text, found by its marks and then read. Two statements."""
    words = words_in(text)
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
    found = []
    for version, work, here, there in rows:
        at, length = _longest(words, words_in(texts[version]), zip(here, there, strict=True))
        if length >= AT_LEAST:
            evidence = {"words": length, "quote": said(text, at, QUOTED)}
            strength = min(94, 50 + length // 2)
            reason = Suggestion.Reason.PASSAGE
            found.append(Likeness(reason, strength, version, work, None, evidence))
    return found


def _longest(
    words: Sequence[str], theirs: Sequence[str], places: Iterable[tuple[int, int]]
) -> tuple[int, int]:
    """Where the longest passage begins, and its length; (0, 0) when it is few words over and
    over."""
    same = [
        shared(words, at, theirs, far)
        for at, far in places
        if far < len(theirs) and words[at] == theirs[far]
    ]
    at, _, length = max(same, key=lambda each: each[2], default=(0, 0, 0))
    varied = len(set(words[at : at + length])) >= AT_LEAST // 2
    return (at, length) if varied else (0, 0)


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
