"""How a finished work was made, as a strip of a few works from its lineage: the longest way to it,
and beside that sources of it by others. Threads are drawn where one was made from another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from django.db.models import Min

from accounts.models import Person
from contributions.domain.chain import longest_chain
from contributions.domain.lineage import Edge
from contributions.models import Authorship, Contribution
from contributions.queries.cards import Card, cards_of
from contributions.queries.lineage import lineage_of

STEPS: Final = 6


@dataclass(frozen=True)
class Step:
    """One work with the face of its first author, and what of the strip it was made from."""

    card: Card
    author: str
    picture: str
    made_from: list[str]
    leads_on: bool
    """Whether the next step was made from it."""


@dataclass(frozen=True)
class StripTie:
    """From one place in the strip to another; `kind` is that of the work it comes from."""

    source: int
    derivative: int
    kind: str
    relation: str


@dataclass(frozen=True)
class Strip:
    """The finished work is the last step; it names so many works as sources (`direct`), and goes
    back to so many in all (`behind`), if the whole of its lineage was followed (`is_whole`)."""

    steps: list[Step]
    ties: list[StripTie]
    direct: int
    behind: int
    is_whole: bool


def strip_of(final: Contribution, *, viewing: str) -> Strip | None:
    """None when it was made from nothing that can be shown."""
    graph = lineage_of(final)
    edges = [edge for edge in graph.edges if edge.source > 0 and graph.placed[edge.source] < 0]
    chain = [edge.source for edge in longest_chain(final.pk, edges)][1 - STEPS :]
    cards = {card.id: card for card in cards_of([*chain, final.pk], viewing=viewing)}
    if final.pk not in cards:
        return None
    faces = _first_authors(cards.values())
    met = {faces[work].pk for work in chain if work in cards}
    direct = [edge.source for edge in edges if edge.derivative == final.pk]
    others = [work for work in direct if work not in cards]
    if beside := _by_others(others, met, viewing, most=STEPS - len(cards)):
        more = {card.id: card for card in cards_of(beside, viewing=viewing)}
        cards, faces = cards | more, faces | _first_authors(more.values())
    if len(cards) == 1:
        return None
    shown = sorted(cards, key=lambda work: (graph.placed[work], work))
    steps = [cards[work] for work in shown]
    ties = _ties(steps, edges)
    named = sum(edge.derivative == final.pk for edge in graph.edges)
    behind = sum(generation < 0 for generation in graph.placed.values())
    return Strip(_steps(steps, faces, ties), ties, named, behind, graph.is_whole)


def _by_others(works: Sequence[int], met: Set[int], viewing: str, *, most: int) -> list[int]:
    """The first of these works of each author who was not met; a film may be made from thousands,
    so that only those are read that are shown."""
    shown = Contribution.objects.published().filter(pk__in=works).suited_to(viewing)
    first = Authorship.objects.filter(version__in=shown.values("current"), position=0)
    people = first.exclude(person__in=met).values("person")
    each = people.annotate(work=Min("version__contribution"))
    return list(each.order_by("work").values_list("work", flat=True)[:most])


def _ties(cards: Sequence[Card], edges: Sequence[Edge]) -> list[StripTie]:
    place = {card.id: number for number, card in enumerate(cards)}
    return [
        StripTie(
            place[edge.source],
            place[edge.derivative],
            cards[place[edge.source]].kind,
            edge.relation,
        )
        for edge in edges
        if edge.source in place and edge.derivative in place
    ]


def _steps(
    cards: Sequence[Card], faces: Mapping[int, Person], ties: Sequence[StripTie]
) -> list[Step]:
    ends = {(tie.source, tie.derivative) for tie in ties}
    return [
        Step(
            card,
            faces[card.id].credit_name,
            faces[card.id].avatar_url,
            made_from=[cards[tie.source].title for tie in ties if tie.derivative == number],
            leads_on=(number, number + 1) in ends,
        )
        for number, card in enumerate(cards)
    ]


def _first_authors(cards: Iterable[Card]) -> dict[int, Person]:
    works = {card.version_id: card.id for card in cards}
    rows = Authorship.objects.filter(version__in=works, position=0).select_related("person")
    return {works[row.version_id]: row.person for row in rows}
