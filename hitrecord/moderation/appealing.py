"""The one appeal against a decision: by whom it is about, heard by another moderator."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import audit
from contributions.models import Decision
from hitrecord.foundation.locking import for_change
from hitrecord.moderation.carrying_out import undo
from hitrecord.moderation.deciding import DECIDE
from hitrecord.moderation.subjects import subject_of
from hitrecord.moderation.telling import tell_reviewed


def concerns(decision: Decision, user: User) -> bool:
    return decision.account_id == user.pk or user in affected_by(decision)


def affected_by(decision: Decision) -> list[User]:
    subject = subject_of(decision.case)
    people = subject.people if subject else []
    more = decision.account
    return [*people, more] if more and more not in people else people


@transaction.atomic
def appeal(*, decision: Decision, by: User, words: str, now: datetime) -> bool:
    """False when somebody appealed before. Raises PermissionError for whom it is not about."""
    if decision.is_dismissal or not concerns(decision, by):
        raise PermissionError("only whom a decision is about appeals against it")
    first = Decision.objects.filter(pk=decision.pk, appealed_at=None)
    return bool(first.update(appealed_by=by, appealed_at=now, appeal=words))


def why_not_review(decision: Decision, by: User) -> str:
    """The sentence that stands in the way of somebody who may decide at all, or ""."""
    if decision.reviewed_at:
        return _("This appeal is decided already. Nothing was changed.")
    if not decision.appealed_at:
        return _("Nobody has appealed against this.")
    if decision.by_id == by.pk:
        return _("You decided about this the first time, so somebody else has to decide now.")
    if decision.case.reports.filter(by=by).exists():
        return _("You reported this yourself, so somebody else has to decide it.")
    if concerns(decision, by):
        return _("This is yours, so somebody else has to decide about it.")
    return ""


@transaction.atomic
def review(*, decision: Decision, by: User, uphold: bool, reason: str, now: datetime) -> Decision:
    """Upheld, or undone exactly. Raises PermissionError for who is no moderator, ValidationError
    with the sentence that stands in the way."""
    if not by.has_perm(DECIDE):
        raise PermissionError("only moderators hear appeals")
    held = for_change(Decision.objects).get(pk=decision.pk)
    refusal = why_not_review(held, by)
    if refusal:
        raise ValidationError(refusal)
    held.reviewed_by, held.reviewed_at, held.upheld, held.review = by, now, uphold, reason
    held.save(update_fields=["reviewed_by", "reviewed_at", "upheld", "review"])
    if not uphold:
        undo(held)
    what = "appeal rejected" if uphold else "decision undone"
    for target in (held.case, held.account):
        if target:
            detail = {"decision": held.pk}
            audit.record(actor=by, action=what, target=target, reason=reason, detail=detail)
    tell_reviewed(held, affected_by(held))
    return held
