"""The works of a lineage by name: what every form of it says about each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from contributions.domain.licences import licence_name
from contributions.models import Contribution
from contributions.queries.cards import Byline, bylines_of
from contributions.queries.lineage_graph import Graph
from contributions.queries.offsite import Offsite


@dataclass(frozen=True, slots=True)
class Node:
    """A work in a lineage. A withdrawn one keeps its name, and has no `url`; `id` is negative for
    a work from elsewhere, whose `url` is a whole address and whose `kind` is not known."""

    id: int
    version_id: int
    number: int
    kind: str
    title: str
    authors: list[Byline]
    url: str
    generation: int
    withdrawn_at: datetime | None = None
    removed_at: datetime | None = None
    is_mine: bool = False
    is_mature: bool = False
    licence: str = ""

    @property
    def names(self) -> str:
        return ", ".join(name for name, _url in self.authors)

    @property
    def is_elsewhere(self) -> bool:
        return self.id < 0

    @property
    def state(self) -> str:
        if self.is_elsewhere:
            return "elsewhere"
        if self.removed_at:
            return "removed"
        return "withdrawn" if self.withdrawn_at else "published"


def nodes_of(graph: Graph, works: Iterable[int], viewer: Any) -> dict[int, Node]:
    """Those of the graph's works that are asked for, in two statements."""
    wanted = [work for work in works if work in graph.placed]
    rows = Contribution.objects.filter(pk__in=[work for work in wanted if work > 0]).values_list(
        *("id", "current_id", "current__number", "kind", "title", "withdrawn_at", "is_mature"),
        *("removed_at", "current__licence"),
    )
    known = {row[0]: row[1:] for row in rows}
    names = bylines_of(row[0] for row in known.values() if row[0])
    mine = reverse("profile", args=[viewer.handle]) if viewer.is_authenticated else None
    found = {}
    for work in wanted:
        if work < 0:
            found[work] = _elsewhere(work, graph.elsewhere[work], graph.placed[work])
            continue
        version, number, kind, title, withdrawn_at, is_mature, removed_at, licence = known[work]
        authors = names.get(version, [])
        found[work] = Node(
            id=work,
            version_id=version,
            number=number,
            kind=kind,
            title=title,
            authors=authors,
            url="" if withdrawn_at else reverse("work", args=[work]),
            generation=graph.placed[work],
            withdrawn_at=withdrawn_at,
            removed_at=removed_at,
            is_mine=any(url == mine for _name, url in authors),
            is_mature=is_mature,
            licence=licence_name(licence or ""),
        )
    return found


def _elsewhere(number: int, work: Offsite, generation: int) -> Node:
    return Node(
        id=number,
        version_id=0,
        number=0,
        kind="",
        title=work.title,
        authors=[(work.author, "")],
        url=work.link,
        generation=generation,
        licence=work.licence_label,
    )
