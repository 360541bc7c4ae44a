"""Who made a work, and who made what it was made from: ready to copy."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from contributions.domain.lineage import Edge
from contributions.models import Contribution, Kind, Relation
from contributions.queries.cards import Byline
from contributions.queries.lineage import Lineage, Node, lineage_of

ALL = 10_000


@dataclass(frozen=True, slots=True)
class Credit:
    """A work to be named. `relation` and `through` say how it came in: "" for the work itself."""

    title: str
    authors: list[Byline]
    kind: str
    url: str
    relation: str
    through: str

    @property
    def names(self) -> str:
        return ", ".join(name for name, _url in self.authors) or _("Unknown")

    @property
    def relation_label(self) -> str:
        return str(Relation(self.relation).label) if self.relation else ""

    @property
    def address(self) -> str:
        """The whole address, for use outside the site; "" for a withdrawn work."""
        return f"{settings.SITE_URL}{self.url}" if self.url else ""


@dataclass(frozen=True, slots=True)
class Credits:
    work: Credit
    ancestors: list[Credit]
    said: dict[str, Any]

    def as_text(self) -> str:
        lines = [_line(self.work)]
        if self.ancestors:
            lines += ["", _("Made from:")]
            lines += [f"- {_line(credit)}" for credit in self.ancestors]
        return "\n".join(lines) + "\n"

    def as_data(self) -> dict[str, Any]:
        return {
            "work": _data(self.work) | self.said,
            "made_from": [_data(each) for each in self.ancestors],
        }


def credits_of(work: Contribution, viewer: Any) -> Credits:
    """Every ancestor once, nearest first, in as many statements as the lineage."""
    lineage = lineage_of(work, viewer, limit=ALL)
    return Credits(_credit(lineage.nodes[work.pk], "", ""), _ancestors(lineage), _said(work))


def _said(work: Contribution) -> dict[str, Any]:
    """What its authors say about it, for programs."""
    return {
        "ai_use": work.ai_use or "unstated",
        "ai_note": work.ai_note,
        "may_train": work.may_train,
        "mature": work.is_mature,
        "mature_note": work.mature_note,
    }


def _ancestors(lineage: Lineage) -> list[Credit]:
    """Generation after generation; a work that came in twice is credited where it came in first."""
    sources: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in lineage.edges:
        sources[edge.derivative].append(edge)
    found: dict[int, Credit] = {}
    waiting = deque([lineage.focus])
    while waiting:
        through = lineage.nodes[waiting.popleft()]
        for edge in sources[through.id]:
            if edge.source not in found and edge.source != lineage.focus:
                found[edge.source] = _credit(
                    lineage.nodes[edge.source], edge.relation, through.title
                )
                waiting.append(edge.source)
    return list(found.values())


def _credit(node: Node, relation: str, through: str) -> Credit:
    return Credit(node.title, node.authors, node.kind, node.url, relation, through)


def _line(credit: Credit) -> str:
    words = _("“%(title)s” by %(names)s (%(kind)s)") % {
        "title": credit.title,
        "names": credit.names,
        "kind": str(Kind(credit.kind).label).lower(),
    }
    if credit.relation:
        words += f", {credit.relation_label}"
    return f"{words} {credit.address}".rstrip()


def _data(credit: Credit) -> dict[str, Any]:
    return {
        "title": credit.title,
        "authors": [name for name, _url in credit.authors],
        "kind": credit.kind,
        "url": credit.address,
        "relation": credit.relation,
        "through": credit.through,
    }
