"""How a finished work was made, as a strip of a few works from its lineage: the longest way to it,
and beside that sources of it by others. Threads are drawn where one was made from another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

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
class Tie:
    """From one place in the strip to another; `kind` is that of the work it comes from."""

    source: int
    derivative: int
    kind: str
    relation: str


@dataclass(frozen=True)
class Strip:
    """The finished work is the last step; it names so many works as sources (`direct`), and `works`
    are all of its lineage, itself among them."""

    steps: list[Step]
    ties: list[Tie]
    direct: int
    works: int


def strip_of(final: Contribution, *, viewing: str) -> Strip | None:
    """None when it was made from nothing that can be shown."""
    graph = lineage_of(final)
    edges = [edge for edge in graph.edges if edge.source > 0 and graph.placed[edge.source] < 0]
    chain = [edge.source for edge in longest_chain(final.pk, edges)][1 - STEPS :]
    others = [edge.source for edge in edges if edge.derivative == final.pk]
    cards = {card.id: card for card in cards_of([*chain, *others, final.pk], viewing=viewing)}
    faces = _first_authors(cards.values())
    shown = [work for work in chain if work in cards]
    met = {faces[work].key for work in shown}
    for work in others:
        if len(shown) < STEPS - 1 and work in cards and faces[work].key not in met:
            shown.append(work)
            met.add(faces[work].key)
    if not shown or final.pk not in cards:
        return None
    shown.sort(key=lambda work: (graph.placed[work], work))
    ties = _ties([cards[work] for work in (*shown, final.pk)], edges)
    steps = _steps([cards[work] for work in (*shown, final.pk)], faces, ties)
    direct = sum(edge.derivative == final.pk for edge in graph.edges)
    return Strip(steps, ties, direct, len(graph.placed))


def _ties(cards: Sequence[Card], edges: Sequence[Edge]) -> list[Tie]:
    place = {card.id: number for number, card in enumerate(cards)}
    return [
        Tie(
            place[edge.source],
            place[edge.derivative],
            cards[place[edge.source]].kind,
            edge.relation,
        )
        for edge in edges
        if edge.source in place and edge.derivative in place
    ]


def _steps(cards: Sequence[Card], faces: Mapping[int, Person], ties: Sequence[Tie]) -> list[Step]:
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
