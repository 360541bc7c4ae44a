"""What authors answer when they are asked whether they built on a work."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from contributions.models import Draft, DraftSource, Relation, Suggestion
from contributions.services import drafts, sources

Answer = Suggestion.Answer
GUESSED = {
    Suggestion.Reason.SOUND: Relation.CONTAINS,
    Suggestion.Reason.PASSAGE: Relation.CONTAINS,
}
"""How it was built on, as far as can be guessed; otherwise it is based on it."""


def name(*, suggestion: Suggestion, by: User, now: datetime) -> Draft:
    """Make it a source of the draft, or of the next version of a work that is published; either
    draft is `by`'s own. Nothing happens to what cannot be named any more, and the suggestion stays
    open. Raises AlreadyPublished."""
    draft = Draft.objects.select_related("version__contribution", "author").get(
        pk=suggestion.draft_id
    )
    if draft.version is not None:
        # Ends before the draft is held: who publishes it holds the draft first, and then its work.
        draft = drafts.next_version(contribution=draft.version.contribution, by=by)
    _name(suggestion, draft, by, now)
    return draft


@transaction.atomic
def _name(suggestion: Suggestion, draft: Draft, by: User, now: datetime) -> None:
    sources.cite(draft=draft, version_id=suggestion.source_id)
    named = DraftSource.objects.filter(draft=draft, source=suggestion.source_id)
    if named.update(relation=GUESSED.get(Suggestion.Reason(suggestion.reason), Relation.BASED_ON)):
        _answer(suggestion, Answer.NAMED, by, now)


@transaction.atomic
def dismiss(*, suggestion: Suggestion, by: User, now: datetime) -> None:
    """Never asked again about these two works; the first answer stands."""
    _answer(suggestion, Answer.DISMISSED, by, now)


@transaction.atomic
def undo(*, suggestion: Suggestion) -> None:
    """Take back that it was dismissed."""
    dismissed = Suggestion.objects.filter(pk=suggestion.pk, answer=Answer.DISMISSED)
    dismissed.update(answer="", answered_at=None, answered_by=None)


def _answer(suggestion: Suggestion, answer: str, by: User, now: datetime) -> None:
    open_still = Suggestion.objects.unanswered().filter(pk=suggestion.pk)
    open_still.update(answer=answer, answered_at=now, answered_by=by)
