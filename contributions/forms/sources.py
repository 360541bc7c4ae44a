"""The picker's part of the form: which works were built on, how, and a word of thanks each.

Each offered work is a checkbox `sources` with its version's id, and beside it `relation-<id>` and
`note-<id>`. The rows differ from page to page, so they are read by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from contributions.models import Draft, Relation
from contributions.models.version import NOTE_LENGTH
from contributions.queries.candidates import (
    Candidate,
    candidates,
    found,
    recently_opened,
    with_the_same_bytes,
)
from contributions.queries.cards import Card, cards_of
from contributions.services.sources import Choice
from hitrecord.foundation.clock import office_day
from hitrecord.foundation.text import one_line, whole_number


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the picker as the template shows it."""

    work: Candidate
    chosen: bool
    relation: str
    note: str
    is_same: bool
    is_found: bool
    card: Card | None
    """None for a work that is not shown any more."""

    @property
    def problem(self) -> str:
        return note_problem([Choice(self.work.version_id, self.relation, self.note)])


def read_choices(data: QueryDict) -> list[Choice]:
    picked = dict.fromkeys(whole_number(value) for value in data.getlist("sources"))
    return [_choice(pk, data) for pk in picked if pk is not None]


def stored_choices(draft: Draft) -> list[Choice]:
    return [
        Choice(chosen.source_id, chosen.relation, chosen.note) for chosen in draft.sources.all()
    ]


def note_problem(choices: list[Choice]) -> str:
    """A sentence when a thank-you note is too long, else ""."""
    if all(len(choice.note) <= NOTE_LENGTH for choice in choices):
        return ""
    return _(
        "A thank-you note has room for %(most)s characters. All you wrote is still here; "
        "shorten it and send it again."
    ) % {"most": NOTE_LENGTH}


def picker_rows(draft: Draft, choices: list[Choice], query: str) -> list[Row]:
    """What was chosen first, then works that hold the very same file, then what was searched
    for, then what was opened lately."""
    by_id: Mapping[int, Choice] = {choice.version_id: choice for choice in choices}
    same, searched = with_the_same_bytes(draft), found(query)
    offered = [*by_id, *same, *searched, *recently_opened(draft.author)]
    works, rows = candidates(offered), []
    viewing = draft.author.viewing_on(office_day())
    drawn = cards_of([work.work_id for work in works], viewing=viewing)
    cards = {card.id: card for card in drawn}
    for work in works:
        if work.work_id == draft.contribution_id:
            continue
        choice = by_id.get(work.version_id, Choice(work.version_id))
        chosen = work.version_id in by_id
        is_same, is_found = work.version_id in same, work.version_id in searched
        how = str(choice.relation), choice.note
        rows.append(Row(work, chosen, *how, is_same, is_found, cards.get(work.work_id)))
    return rows


def _choice(pk: int, data: QueryDict) -> Choice:
    relation = data.get(f"relation-{pk}", "")
    if relation not in Relation.values:
        relation = Relation.BASED_ON.value
    note = one_line(data.get(f"note-{pk}", ""))
    return Choice(pk, relation, note)
