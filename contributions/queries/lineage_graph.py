"""Which works a lineage holds and how they are tied, as plain numbers: what the picture, the list,
the data and the credits are made of.

Sources that were found not to be any do not count. The graph is fetched by set, never by path: a
recursive UNION visits every version once, so that diamonds cost nothing. It stops after so many
versions in each direction. Works from elsewhere have no number of their own; here they get
negative ones, the same for the same work.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from django.db import connection

from contributions.domain.generations import generations
from contributions.domain.lineage import Edge
from contributions.queries.offsite import Offsite, offsite_of
from contributions.queries.rulings import walk

REACH: Final = 20_000
"""Versions that are followed in each direction."""

_WALK: Final = """
WITH RECURSIVE {reached}, near AS (SELECT id FROM reached LIMIT %(reach)s)
SELECT edge.id, COALESCE(standing.relation, edge.relation), edge.accord_id, standing.disputed_id,
       made.id, made.number, made.contribution_id, used.id, used.number, used.contribution_id,
       (SELECT count(*) FROM near)
FROM near
JOIN contributions_source edge ON edge.{via} = near.id
JOIN contributions_version made ON made.id = edge.derivative_id
JOIN contributions_version used ON used.id = edge.source_id
LEFT JOIN contributions_standing standing ON standing.edge_id = edge.id
WHERE standing.relation IS DISTINCT FROM ''
ORDER BY edge.id
"""
# Sources are those of the current version; remixes may be made from any version.
UP: Final = _WALK.format(
    reached=walk(
        "reached", "SELECT current_id FROM contributions_contribution WHERE id = %(work)s"
    ),
    via="derivative_id",
)
DOWN: Final = _WALK.format(
    reached=walk(
        "reached",
        "SELECT id FROM contributions_version WHERE contribution_id = %(work)s",
        to="derivative_id",
        via="source_id",
    ),
    via="source_id",
)


class End(NamedTuple):
    version: int
    number: int
    work: int


class Tie(NamedTuple):
    """A source of a version: "version 2 of that was made from version 1 of this". `relation` is
    the one that counts, `accord` the version in force then, `dispute` one that is open."""

    id: int
    relation: str
    accord: int
    dispute: int | None
    derivative: End
    source: End


@dataclass(frozen=True)
class Graph:
    """`is_whole` is False when there is more than was followed. `naming` says for each of `outward`
    which version names that source."""

    focus: int
    ties: list[Tie]
    elsewhere: dict[int, Offsite] = field(default_factory=dict)
    outward: list[Edge] = field(default_factory=list)
    naming: dict[tuple[int, int], int] = field(default_factory=dict)
    is_whole: bool = True

    @cached_property
    def edges(self) -> list[Edge]:
        """Between works, each pair once: the latest relation counts."""
        pairs = {
            (tie.source.work, tie.derivative.work): tie.relation
            for tie in self.ties
            if tie.source.work != tie.derivative.work
        }
        return [Edge(*pair, relation) for pair, relation in pairs.items()] + self.outward

    @cached_property
    def disputed(self) -> dict[tuple[int, int], int]:
        """Source and derivative → the dispute that is open about this thread."""
        return {
            (tie.source.work, tie.derivative.work): tie.dispute for tie in self.ties if tie.dispute
        }

    @cached_property
    def placed(self) -> dict[int, int]:
        """Work → generation; works from elsewhere too."""
        newest: dict[int, int] = {}
        for tie in self.ties:
            for end in (tie.source, tie.derivative):
                newest[end.work] = max(end.version, newest.get(end.work, 0))
        return generations(self.focus, self.edges, newest)


def graph_of(work: int, current: int, *, downwards: bool = True, reach: int = REACH) -> Graph:
    """In three statements, or in two without what was made from the work."""
    up, is_whole = _walk(UP, work, reach)
    down, is_whole_below = _walk(DOWN, work, reach) if downwards else ([], True)
    ties = sorted({*up, *down}, key=lambda tie: tie.id)
    works = {end.version: end.work for tie in up for end in (tie.derivative, tie.source)} | {
        current: work
    }
    elsewhere: dict[tuple[str, str, str], int] = {}
    named: dict[int, Offsite] = {}
    outward: dict[tuple[int, int], Edge] = {}
    naming: dict[tuple[int, int], int] = {}
    for version, sources in offsite_of(works).items():
        for source in sources:
            words = (source.title.casefold(), source.author.casefold(), source.link)
            number = elsewhere.setdefault(words, -1 - len(elsewhere))
            named.setdefault(number, source)
            outward[number, works[version]] = Edge(number, works[version], source.relation)
            naming[number, works[version]] = version
    is_all = is_whole and is_whole_below
    return Graph(work, ties, named, list(outward.values()), naming, is_all)


def _walk(statement: str, work: int, reach: int) -> tuple[list[Tie], bool]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"work": work, "reach": reach})
        rows = cursor.fetchall()
    ties = [Tie(row[0], row[1], row[2], row[3], End(*row[4:7]), End(*row[7:10])) for row in rows]
    return ties, not rows or rows[0][10] < reach
