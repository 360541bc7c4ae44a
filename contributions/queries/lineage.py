"""The lineage of a work: everything it was made from, and everything made from it.

The graph is fetched by set, never by path: a recursive UNION visits every version once, so that
diamonds cost nothing. It stops after so many versions in each direction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import connection
from django.urls import reverse

from contributions.domain.lineage import Edge, nearest
from contributions.models import Contribution, Version
from contributions.queries.cards import Byline, bylines_of

REACH: Final = 2000
"""Versions that are followed in each direction, unless more are asked for."""
DRAWN: Final = 200

_WALK: Final = """
WITH RECURSIVE reached(id) AS (
    SELECT id FROM contributions_version WHERE {start}
    UNION
    SELECT edge.{to} FROM contributions_source edge JOIN reached ON edge.{via} = reached.id
), near AS (SELECT id FROM reached LIMIT %(reach)s)
SELECT edge.derivative_id, edge.source_id, edge.relation, edge.note
FROM contributions_source edge JOIN near ON edge.{via} = near.id
ORDER BY edge.id
"""
# Sources are those of the current version; remixes may be made from any version.
_UP: Final = _WALK.format(
    start="id = (SELECT current_id FROM contributions_contribution WHERE id = %(work)s)",
    to="source_id",
    via="derivative_id",
)
_DOWN: Final = _WALK.format(start="contribution_id = %(work)s", to="derivative_id", via="source_id")


@dataclass(frozen=True, slots=True)
class Node:
    """A work in a lineage. A withdrawn one keeps its name, and has no `url`."""

    id: int
    version_id: int
    kind: str
    title: str
    authors: list[Byline]
    url: str
    withdrawn_at: datetime | None
    is_mine: bool
    is_mature: bool


@dataclass(frozen=True, slots=True)
class Link:
    """An edge between versions: "version 2 of that was made from version 1 of this"."""

    source: int
    source_number: int
    derivative: int
    derivative_number: int
    relation: str
    note: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """`is_whole` is False when there is more than was fetched; then the nearest works are here."""

    focus: int
    nodes: dict[int, Node]
    links: list[Link]
    is_whole: bool

    @property
    def edges(self) -> list[Edge]:
        """Between works, each pair once: the latest relation counts."""
        pairs = {(link.source, link.derivative): link.relation for link in self.links}
        return [
            Edge(source, derivative, relation) for (source, derivative), relation in pairs.items()
        ]


def lineage_of(work: Contribution, viewer: Any, *, limit: int = DRAWN) -> Lineage:
    """The nearest `limit` works of the lineage, in four statements."""
    reach = max(limit, REACH)
    rows = [*_walk(_UP, work.pk, reach), *_walk(_DOWN, work.pk, reach)]
    versions = _versions({work.current_id or 0, *(pk for row in rows for pk in row[:2])})
    links = _links(rows, versions)
    pairs = [Edge(link.source, link.derivative, link.relation) for link in links]
    near = set(nearest(work.pk, pairs, limit))
    kept = [link for link in links if link.source in near and link.derivative in near]
    reached = {end for pair in pairs for end in pair[:2]}
    return Lineage(work.pk, _nodes(near, versions, viewer), kept, len(reached | {work.pk}) <= limit)


def _walk(statement: str, work: int, reach: int) -> list[tuple[int, int, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"work": work, "reach": reach})
        rows: list[tuple[int, int, str, str]] = cursor.fetchall()
    return rows


def _versions(ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    rows = Version.objects.filter(pk__in=list(ids)).order_by("pk")
    return {
        row["id"]: row
        for row in rows.values(
            *("id", "number", "contribution_id", "contribution__kind", "contribution__title"),
            *("contribution__withdrawn_at", "contribution__current_id"),
            "contribution__is_mature",
        )
    }


def _links(
    rows: Sequence[tuple[int, int, str, str]], versions: Mapping[int, Mapping[str, Any]]
) -> list[Link]:
    return [
        Link(
            source=versions[source]["contribution_id"],
            source_number=versions[source]["number"],
            derivative=versions[derivative]["contribution_id"],
            derivative_number=versions[derivative]["number"],
            relation=relation,
            note=note,
        )
        for derivative, source, relation, note in rows
        if versions[source]["contribution_id"] != versions[derivative]["contribution_id"]
    ]


def _nodes(
    works: set[int], versions: Mapping[int, Mapping[str, Any]], viewer: Any
) -> dict[int, Node]:
    rows = {row["contribution_id"]: row for row in versions.values()}
    current = {work: rows[work]["contribution__current_id"] for work in works}
    names = bylines_of(current.values())
    mine = reverse("profile", args=[viewer.handle]) if viewer.is_authenticated else None
    return {
        work: Node(
            id=work,
            version_id=current[work],
            kind=rows[work]["contribution__kind"],
            title=rows[work]["contribution__title"],
            authors=names.get(current[work], []),
            url="" if rows[work]["contribution__withdrawn_at"] else reverse("work", args=[work]),
            withdrawn_at=rows[work]["contribution__withdrawn_at"],
            is_mine=any(url == mine for _name, url in names.get(current[work], [])),
            is_mature=rows[work]["contribution__is_mature"],
        )
        for work in works
    }
