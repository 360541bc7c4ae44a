"""The button that answers whether a draft was built on a work: its name says how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from accounts.models import User
from contributions.models import Draft, Suggestion
from contributions.services import suggestions
from hitrecord.foundation.text import whole_number

NAMED, DISMISSED, UNDONE = "suggestion_named", "suggestion_dismissed", "suggestion_undone"


@dataclass(frozen=True, slots=True)
class Answered:
    suggestion: Suggestion
    how: str

    def take(self, *, by: User, now: datetime) -> None:
        """Raises AlreadyPublished."""
        if self.how == NAMED:
            suggestions.name(suggestion=self.suggestion, by=by, now=now)
        elif self.how == DISMISSED:
            suggestions.dismiss(suggestion=self.suggestion, by=by, now=now)
        else:
            suggestions.undo(suggestion=self.suggestion)


def read_answer(data: QueryDict, draft: Draft) -> Answered | None:
    """None when no such button was pressed, or it was about another draft."""
    for how in (NAMED, DISMISSED, UNDONE):
        pk = whole_number(data.get(how, ""))
        found = draft.suggestions.filter(pk=pk).first() if pk is not None else None
        if found is not None:
            return Answered(found, how)
    return None
