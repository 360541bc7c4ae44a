"""What a page of results draws of each sort; in the order given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.models import Person
from contributions.queries.cards import Card, cards_of
from contributions.queries.snippets import snippets
from hitrecord.foundation.asked import Asked
from hitrecord.foundation.finding import in_order
from hitrecord.foundation.marking import Piece, marked
from projects.models import Call, Project
from projects.queries.listing import rows_of
from projects.queries.tickets import tickets_of


@dataclass(frozen=True, slots=True)
class WorkRow:
    card: Card
    title: list[Piece]
    snippet: list[Piece]


def rows(
    sort: str, keys: Sequence[int], asked: Asked, *, viewing: str, now: datetime
) -> Sequence[Any]:
    if not keys:
        return []
    match sort:
        case "works":
            return _works(keys, asked, viewing)
        case "calls":
            return tickets_of(in_order(Call.objects.all(), keys), now=now)
        case "people":
            return list(in_order(Person.objects.select_related("user"), keys))
        case _:
            return rows_of(in_order(Project.objects.all(), keys), viewing=viewing)


def _works(keys: Sequence[int], asked: Asked, viewing: str) -> list[WorkRow]:
    cards, said = cards_of(list(keys), viewing=viewing), snippets(keys, asked)
    return [WorkRow(card, marked(card.title, asked.words), said.get(card.id, [])) for card in cards]
