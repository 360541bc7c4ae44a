"""What a page of results draws of each sort; in the order given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from accounts.models import Person
from contributions.queries.cards import Card, cards_of
from contributions.queries.snippets import snippets
from hitrecord.foundation.asked import Asked
from hitrecord.foundation.finding import in_order
from hitrecord.foundation.marking import Piece, marked, passage
from projects.models import Call, Project
from projects.queries.listing import ProjectRow, rows_of
from projects.queries.tickets import Ticket, tickets_of


@dataclass(frozen=True, slots=True)
class WorkRow:
    card: Card
    title: list[Piece]
    snippet: list[Piece]


@dataclass(frozen=True, slots=True)
class FoundRow:
    """`line` is where the words stand beside the name, empty where they do not."""

    row: Any
    name: list[Piece]
    line: list[Piece]
    wish: list[Piece] = field(default_factory=list)
    """What a person is open to."""


def rows(
    sort: str, keys: Sequence[int], asked: Asked, *, viewing: str, now: datetime
) -> Sequence[Any]:
    if not keys:
        return []
    match sort:
        case "works":
            return _works(keys, asked, viewing)
        case "calls":
            calls = tickets_of(in_order(Call.objects.all(), keys), now=now)
            return [_call(call, asked) for call in calls]
        case "people":
            people = in_order(Person.objects.select_related("user"), keys)
            return [_person(person, asked) for person in people]
        case _:
            projects = rows_of(in_order(Project.objects.all(), keys), viewing=viewing)
            return [_project(project, asked) for project in projects]


def _call(call: Ticket, asked: Asked) -> FoundRow:
    return FoundRow(call, marked(call.title, asked.words), marked(call.brief, asked.words))


def _person(person: Person, asked: Asked) -> FoundRow:
    bio, wish = (person.user.bio, person.user.open_to) if person.user else ("", "")
    name, line = marked(person.credit_name, asked.words), passage(bio, asked.words)
    return FoundRow(person, name, line, marked(wish, asked.words))


def _project(project: ProjectRow, asked: Asked) -> FoundRow:
    return FoundRow(
        project, marked(project.title, asked.words), passage(project.pitch, asked.words)
    )


def _works(keys: Sequence[int], asked: Asked, viewing: str) -> list[WorkRow]:
    cards, said = cards_of(list(keys), viewing=viewing), snippets(keys, asked)
    return [WorkRow(card, marked(card.title, asked.words), said.get(card.id, [])) for card in cards]
