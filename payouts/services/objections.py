"""Objecting to an open proposal, and answering: every objection gets words before final."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.domain.limits import Act
from accounts.models import Event, User
from accounts.services import audit
from accounts.services.notices import notify
from accounts.services.pace import keep_pace
from accounts.telling.said import choice
from accounts.telling.said import said as _
from hitrecord.foundation.locking import for_change
from payouts.models import Objection, Proposal, Share
from payouts.queries.office import staff_with
from payouts.queries.windows import is_named


@transaction.atomic
def make_objection(
    *,
    proposal: Proposal,
    by: User,
    kind: str,
    words: str,
    now: datetime,
    share: Share | None = None,
    line: str = "",
) -> Objection:
    """Tell the staff. The same words sent twice are one objection. Raises ValidationError,
    also for one too many within an hour."""
    locked = for_change(Proposal.objects).get(pk=proposal.pk)
    if not locked.opened_at or locked.final_at or locked.revised_at:
        raise ValidationError(_("Nobody can object to this any more: it is no longer open."))
    said = {"by": by, "kind": kind, "words": words.strip(), "share": share, "line": line}
    twin = locked.objections.filter(**said, withdrawn_at=None).first()
    if twin:
        return twin
    keep_pace(user=by, act=Act.OBJECTION, now=now, about=locked.thread_id)
    made = locked.objections.create(**said, made_at=now)
    _tell_staff(made)
    return made


def _tell_staff(made: Objection) -> None:
    by, proposal = made.by, made.proposal
    notify(
        recipients=staff_with("payouts.change_objection"),
        event=Event.OBJECTED,
        actor=by.person,
        subject=_("%(name)s objects to the proposal for “%(title)s”: %(kind)s")
        % {
            "name": by.person.credit_name,
            "title": proposal.production.title,
            "kind": choice(made, "kind"),
        },
        body=made.words[:500],
        url=f"{proposal.get_absolute_url()}#objection-{made.pk}",
        target=proposal,
        key=f"objection-{made.pk}",
    )


def why_not_answer(objection: Objection, by: User) -> str:
    """The sentence that stands in the way, or ""."""
    if objection.withdrawn_at:
        return _("This objection was withdrawn.")
    if objection.answered_at:
        return _("This objection is answered already.")
    if objection.by_id == by.pk:
        return _("This is your own objection, so somebody else has to answer it.")
    if is_named(objection.proposal, by):
        return _("You are named in this proposal, so somebody else has to answer it.")
    return ""


@transaction.atomic
def answer_all(
    *, objections: Iterable[Objection], by: User, accepted: bool, words: str, now: datetime
) -> None:
    """The same answer to each of them, or to none. Raises ValidationError."""
    for each in sorted(objections, key=lambda one: one.pk):
        answer(objection=each, by=by, accepted=accepted, words=words, now=now)


@transaction.atomic
def answer(
    *, objection: Objection, by: User, accepted: bool, words: str, now: datetime
) -> Objection:
    """Accepted means that a revision takes it in. Raises ValidationError."""
    locked = for_change(Objection.objects).get(pk=objection.pk)
    refusal = why_not_answer(locked, by) or ("" if words.strip() else _("Write an answer."))
    if refusal:
        raise ValidationError(refusal)
    locked.accepted, locked.answer = accepted, words.strip()
    locked.answered_by, locked.answered_at = by, now
    locked.save(update_fields=["accepted", "answer", "answered_by", "answered_at"])
    proposal = locked.proposal
    notify(
        recipients=[locked.by],
        event=Event.REPLIED,
        subject=_("Your objection to the proposal for “%(title)s” is answered")
        % {"title": proposal.production.title},
        body=locked.answer[:500],
        url=f"{proposal.get_absolute_url()}#objection-{locked.pk}",
        target=proposal,
        key=f"objection-{locked.pk}-answered",
    )
    audit.record(
        actor=by,
        action="objection answered",
        target=proposal,
        reason=words[:280],
        detail={"objection": locked.pk},
    )
    return locked


@transaction.atomic
def withdraw(*, objection: Objection, by: User, now: datetime) -> None:
    """Only by whoever made it; safe to repeat. Raises ValidationError once all is final."""
    locked = for_change(Objection.objects).get(pk=objection.pk, by=by)
    if Proposal.objects.final().filter(thread=locked.proposal.thread_id).exists():
        raise ValidationError(_("This proposal is final; what was said about it stays."))
    if not locked.withdrawn_at:
        locked.withdrawn_at = now
        locked.save(update_fields=["withdrawn_at"])
