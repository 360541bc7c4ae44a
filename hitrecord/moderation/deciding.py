"""Staff decide about a case: once, with reasons, and never about what is their own."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import audit
from contributions.models import Case, Decision, Measure
from hitrecord.foundation.locking import for_change
from hitrecord.moderation.carrying_out import carry_out
from hitrecord.moderation.subjects import Subject, subject_of
from hitrecord.moderation.telling import tell_decided

DECIDE = "contributions.decide_case"


def why_not_decide(case: Case, by: User) -> str:
    """The sentence that stands in the way of somebody who may decide at all, or ""."""
    if case.closed_at:
        made = Decision.objects.select_related("by__person").filter(case=case).first()
        name = made.by.person.credit_name if made else ""
        return _("%(name)s has decided this already. Nothing was changed.") % {"name": name}
    if case.reports.filter(by=by).exists():
        return _("You reported this yourself, so somebody else has to decide it.")
    subject = subject_of(case)
    if subject and by in subject.people:
        return _("This is yours, so somebody else has to decide about it.")
    return ""


@transaction.atomic
def decide(
    *,
    case: Case,
    by: User,
    reason: str,
    now: datetime,
    removes: bool = False,
    hide_title: bool = False,
    measure: str = "",
    account: User | None = None,
    until: datetime | None = None,
) -> Decision:
    """With neither a removal nor a measure, what was reported stays. Raises PermissionError for
    who is no moderator, ValidationError with the sentence that stands in the way."""
    if not by.has_perm(DECIDE):
        raise PermissionError("only moderators decide about reports")
    held = for_change(Case.objects).get(pk=case.pk)
    subject = subject_of(held)
    refusal = why_not_decide(held, by) or _why_not_measure(measure, account, subject)
    if refusal:
        raise ValidationError(refusal)
    made = Decision.objects.create(
        case=held,
        by=by,
        at=now,
        removes=removes,
        measure=measure,
        account=account if measure else None,
        until=until if measure == Measure.LIMIT else None,
        reason=reason,
    )
    held.closed_at = now
    held.save(update_fields=["closed_at"])
    carry_out(made, hide_title=hide_title)
    _write_down(made, by, reason)
    tell_decided(made, subject.people if subject else [])
    return made


def _write_down(made: Decision, by: User, reason: str) -> None:
    did = ["remove"] if made.removes else []
    did += [made.measure] if made.measure else []
    detail = {"decision": made.pk, "did": did or ["dismiss"]}
    audit.record(actor=by, action="case decided", target=made.case, reason=reason, detail=detail)
    if made.account:
        audit.record(
            actor=by,
            action=f"account: {made.measure}",
            target=made.account,
            reason=reason,
            detail=detail,
        )


def _why_not_measure(measure: str, account: User | None, subject: Subject | None) -> str:
    if not measure:
        return ""
    if account is None or subject is None or account not in subject.people:
        return _("Choose whose account it is about.")
    if account.is_staff and measure != Measure.WARN:
        return _("They are on the staff: take their roles away first.")
    return ""
