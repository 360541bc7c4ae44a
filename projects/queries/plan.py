"""A plan as a table that is drawn to its measure: a fixed number of statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from contributions.queries.cards import Card, cards_of
from projects.domain.measures import say, stretch
from projects.domain.tracks import cells, cuts, tracks, widths
from projects.models import Lane, Measure, Place, Plan, Project
from projects.queries.gone import why_gone

NARROWEST, COLUMN = 840, 56
"""Pixels of a plan, and of a column in one that has many."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands in a place. `number` is that of the ticket that asks for it."""

    title: str
    where: str
    starts: str
    card: Card | None = None
    number: int | None = None
    is_asked: bool = True
    """Whether that ticket can still be answered."""
    is_gap: bool = False
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    columns: int
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class Row:
    """The first row of a lane names it, for so many rows."""

    name: str
    rows: int
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Drawing:
    plan: Plan
    columns: list[str]
    heads: list[Row]
    rows: list[Row]
    length: str
    works: frozenset[int]
    """The contributions that have a place."""
    calls: frozenset[int]

    @property
    def width(self) -> int:
        return max(NARROWEST, COLUMN * len(self.columns))


def drawing_of(project: Project, *, viewing: str) -> Drawing | None:
    plan = Plan.objects.filter(project=project).first()
    return draw(plan, viewing=viewing) if plan else None


def draw(plan: Plan, *, viewing: str) -> Drawing:
    places = list(plan.places.select_related("submission__version__contribution", "call"))
    works = [p.submission.version.contribution_id for p in places if p.submission]
    cards = {card.id: card for card in cards_of(works, viewing=viewing)} if works else {}
    edges = cuts(plan.length, [(p.starts_at, p.ends_at) for p in places])
    lanes = {lane: [p for p in places if p.lane == lane] for lane in Lane}
    pages = plan.measure == Measure.PAGES
    rows = {
        lane: _rows(str(lane.label), there, edges, [_spot(p, cards, pages) for p in there])
        for lane, there in lanes.items()
    }
    heads = rows.pop(Lane.PIECES)
    return Drawing(
        plan=plan,
        columns=[f"{width / 10:.1f}%" for width in widths(edges)],
        heads=heads,
        rows=[row for of_lane in rows.values() for row in of_lane],
        length=say(plan.length, pages=pages, is_end=True),
        works=frozenset(works),
        calls=frozenset(p.call_id for p in places if p.call_id),
    )


def _rows(
    name: str, places: Sequence[Place], edges: Sequence[int], spots: Sequence[Spot]
) -> list[Row]:
    spans = [(p.starts_at, p.ends_at) for p in places]
    found = tracks(spans)
    return [
        Row(
            name=name if not number else "",
            rows=len(found),
            cells=[
                Cell(columns, spots[row[at]] if at is not None else None)
                for columns, at in cells(edges, [spans[place] for place in row])
            ],
        )
        for number, row in enumerate(found)
    ]


def _spot(place: Place, cards: dict[int, Card], pages: bool) -> Spot:
    where = stretch(place.starts_at, place.ends_at, pages=pages)
    starts = say(place.starts_at, pages=pages, is_end=False)
    if place.submission is None:
        title = place.title or (place.call.title if place.call else "")
        is_gap = place.lane != Lane.PIECES
        call = place.call if place.call and not place.call.hidden_at else None
        number, is_asked = (call.pk, call.is_open(timezone.now())) if call else (None, True)
        return Spot(title, where, starts, number=number, is_asked=is_asked, is_gap=is_gap)
    work = place.submission.version.contribution
    if work.withdrawn_at:
        return Spot(why_gone(work.removed_at), where, starts, is_gone=True)
    card = cards.get(work.pk)
    return Spot(place.title or work.title, where, starts, card=card, is_gone=card is None)
