"""What can be reported, whose it is, and who sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from accounts.models import User
from contributions.models import Case
from hitrecord.moderation.kinds import KINDS, Kind, kind_of


@dataclass(frozen=True, slots=True)
class Subject:
    """`people` have an account here; `kind` is the word in the address of its report."""

    kind: str
    target: Model
    label: str
    url: str
    people: list[User]

    @property
    def can_be_removed(self) -> bool:
        """While it is up, and something that "take it down" means something for."""
        return KINDS[self.kind].can_go(self.target)


def seen_by(viewer: Any, kind: str, pk: int) -> Subject | None:
    """None for what is not there for this viewer."""
    if kind not in KINDS:
        return None
    found = KINDS[kind].seen(viewer).filter(pk=pk).first()
    return _subject(KINDS[kind], found) if found else None


def subject_of(case: Case) -> Subject | None:
    """None when it is gone for good."""
    return subject_about(case.target) if case.target else None


def subject_about(thing: Model) -> Subject:
    return _subject(kind_of(thing), thing)


def _subject(kind: Kind, found: Any) -> Subject:
    people = list(kind.people(found))
    return Subject(kind.word, found, kind.label(found)[:200], kind.url(found), people)
