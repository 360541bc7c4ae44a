"""Who made a work, and who made what it was made from: everybody, generation by generation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from contributions.domain.licences import licence_name, licence_url
from contributions.models import Authorship, Contribution, Relation, Version
from contributions.queries.lineage_graph import Graph, graph_of
from contributions.queries.offsite import Offsite


class Author(NamedTuple):
    name: str
    url: str
    role: str


@dataclass(frozen=True, slots=True)
class Use:
    """What a source was used in, and how."""

    work: int
    title: str
    relation: str

    @property
    def label(self) -> str:
        return str(Relation(self.relation).label)


@dataclass(frozen=True, slots=True)
class Credit:
    """A work to be named, in the latest version that was used; `version` is 0 and `kind` "" for a
    work from elsewhere. The work itself has no `uses`."""

    id: int
    title: str
    authors: list[Author]
    kind: str
    version: int
    url: str
    licence: str
    licence_url: str
    generation: int
    uses: list[Use]

    @property
    def names(self) -> str:
        return ", ".join(author.name for author in self.authors) or _("Unknown")

    @property
    def address(self) -> str:
        """The whole address, for use outside the site; "" for a withdrawn work."""
        return f"{settings.SITE_URL}{self.url}" if self.url.startswith("/") else self.url


@dataclass(frozen=True, slots=True)
class Credits:
    subject: Contribution
    work: Credit
    ancestors: list[Credit]
    is_whole: bool

    @property
    def generations(self) -> list[tuple[int, list[Credit]]]:
        """How many steps before the work, and the works of there; nearest first."""
        return [
            (-generation, list(found))
            for generation, found in groupby(self.ancestors, key=lambda each: each.generation)
        ]

    @property
    def direct(self) -> list[Credit]:
        """What the work itself was made from, without a step between."""
        own = self.work.id
        return [each for each in self.ancestors if any(use.work == own for use in each.uses)]

    def upto(self, most: int) -> Credits:
        return Credits(self.subject, self.work, self.ancestors[:most], self.is_whole)


def credits_of(work: Contribution) -> Credits:
    """Every ancestor once, in five statements however many there are."""
    graph = graph_of(work.pk, work.current_id or 0, downwards=False)
    used = {work.pk: work.current_id or 0}
    for tie in graph.ties:
        if tie.source.work != work.pk:
            used[tie.source.work] = max(tie.source.version, used.get(tie.source.work, 0))
    found = _credits(graph, used)
    order = sorted(found, key=lambda node: (-found[node].generation, node < 0, node))
    return Credits(
        work, found[work.pk], [found[node] for node in order if node != work.pk], graph.is_whole
    )


def _credits(graph: Graph, used: Mapping[int, int]) -> dict[int, Credit]:
    columns = ("id", "title", "kind", "withdrawn_at", "current_id", "current__number")
    licences = dict(Version.objects.filter(pk__in=used.values()).values_list("pk", "licence"))
    rows = {row["id"]: row for row in Contribution.objects.filter(pk__in=used).values(*columns)}
    authors = _authors(used.values())
    titles = {pk: row["title"] for pk, row in rows.items()}
    uses: defaultdict[int, list[Use]] = defaultdict(list)
    for edge in graph.edges:
        if edge.source != graph.focus:
            uses[edge.source].append(Use(edge.derivative, titles[edge.derivative], edge.relation))
    numbers = {
        end.version: end.number for tie in graph.ties for end in (tie.source, tie.derivative)
    }
    found = {
        pk: Credit(
            id=pk,
            title=row["title"],
            authors=authors.get(used[pk], []),
            kind=row["kind"],
            version=numbers.get(used[pk], row["current__number"]),
            url=_url(row, used[pk], numbers.get(used[pk], 0)),
            licence=licence_name(licences.get(used[pk], "")),
            licence_url=licence_url(licences.get(used[pk], "")),
            generation=graph.placed[pk],
            uses=uses[pk],
        )
        for pk, row in rows.items()
    }
    return found | {
        number: _elsewhere(number, source, graph.placed[number], uses[number])
        for number, source in graph.elsewhere.items()
    }


def _authors(versions: Any) -> dict[int, list[Author]]:
    rows = Authorship.objects.filter(version__in=list(versions)).order_by("version_id", "position")
    found: dict[int, list[Author]] = {}
    for version, name, handle, role in rows.values_list(
        *("version_id", "person__credit_name", "person__user__handle", "role")
    ):
        url = reverse("profile", args=[handle]) if handle else ""
        found.setdefault(version, []).append(Author(name, url, role))
    return found


def _url(row: Mapping[str, Any], version: int, number: int) -> str:
    if row["withdrawn_at"]:
        return ""
    is_current = row["current_id"] == version
    return (
        reverse("work", args=[row["id"]])
        if is_current
        else reverse("version", args=[row["id"], number])
    )


def _elsewhere(number: int, source: Offsite, generation: int, uses: list[Use]) -> Credit:
    return Credit(
        id=number,
        title=source.title,
        authors=[Author(source.author, "", "")],
        kind="",
        version=0,
        url=source.link,
        licence=source.licence_label,
        licence_url="",
        generation=generation,
        uses=uses,
    )
