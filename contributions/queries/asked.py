"""Who is, or may become, an author of a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from contributions.models import Answer, Draft
from contributions.queries.people import Author, author_of


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is or may become an author of a draft."""

    id: int
    author: Author
    answer: str
    label: str
    line: str
    is_standing: bool
    is_carried: bool
    is_maker: bool
    is_last: bool


def asked_for(draft: Draft, *, typed: Mapping[int, str] | None = None) -> list[Asked]:
    """In their order, those who said no last; `typed` are roles that could not be saved."""
    rows = list(draft.authors.select_related("person__user")) if draft.pk else []
    standing = [row.pk for row in rows if row.answer in {Answer.WAITING, Answer.ACCEPTED}]
    found = [
        Asked(
            id=row.pk,
            author=author_of(row.person, (typed or {}).get(row.pk, row.role)),
            answer=row.answer,
            label=str(Answer(row.answer).label),
            line=row.line,
            is_standing=row.pk in standing,
            is_last=row.pk == standing[-1],
            is_carried=row.is_carried,
            is_maker=row.person.user_id == draft.author_id,
        )
        for row in rows
    ]
    return sorted(found, key=lambda asked: not asked.is_standing)
