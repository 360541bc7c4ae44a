"""Asking somebody to waive, and waiving oneself. What is said of it is in waiver_words."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from accounts.models import Event, Person, User
from accounts.services import audit
from accounts.services.notices import notify
from accounts.telling.said import said as _
from hitrecord.foundation.locking import for_change
from hitrecord.foundation.text import as_sentence
from payouts.models import Proposal, Waiver, WaiverWord
from payouts.proposing.ending import waived_since
from payouts.queries.accounts import users_of
from payouts.queries.office import staff_with
from payouts.queries.waivers import gains, is_credited, is_final
from projects.models import Production


def why_not_waive(person: Person, production: Production) -> str:
    """The sentence that stands in the way, or ""."""
    if not is_credited(person, production):
        return _("%(name)s is not credited here.") % {"name": person.credit_name}
    if is_final(production):
        return _("The shares are final, so nothing can be waived any more.")
    return ""


@transaction.atomic
def ask(*, production: Production, person: Person, by: User, reason: str, now: datetime) -> Waiver:
    """Staff ask. The person is told, and nothing changes before the yes; safe to repeat. Raises
    ValidationError."""
    for_change(Production.objects).get(pk=production.pk)
    refusal = why_not_waive(person, production) or _why_not_ask(production, person, by, reason)
    if refusal:
        raise ValidationError(refusal)
    made, created = _standing(production, person, by, reason, now)
    if created:
        detail = {"waiver": made.pk}
        audit.record(
            actor=by, action="waiver asked for", target=production, reason=reason, detail=detail
        )
        _tell(made)
    return made


@transaction.atomic
def waive(
    *, production: Production, person: Person, by: User, now: datetime, reason: str = ""
) -> Waiver:
    """The person themself, whether they were asked or not. It counts from the next time the split
    is computed; safe to repeat. Raises ValidationError."""
    for_change(Production.objects).get(pk=production.pk)
    refusal = why_not_waive(person, production)
    if not refusal and not users_of([person.pk]).filter(pk=by.pk).exists():
        refusal = _("Only %(name)s can waive this share.") % {"name": person.credit_name}
    if refusal:
        raise ValidationError(refusal)
    made, _created = _standing(production, person, by, reason, now)
    _word, counts_now = WaiverWord.objects.get_or_create(
        waiver=made, said=WaiverWord.Said.YES, defaults={"by": by, "at": now}
    )
    if counts_now:
        detail = {"waiver": made.pk}
        audit.record(
            actor=by, action="share waived", target=production, reason=made.reason, detail=detail
        )
        _tell_staff(made)
    return made


def _why_not_ask(production: Production, person: Person, by: User, reason: str) -> str:
    if not reason.strip():
        return _("Say why somebody else’s share is to be waived.")
    if not users_of([person.pk]).exists() and gains(by, production):
        return _("You would gain by it, so somebody who is not credited here has to ask.")
    return ""


def _standing(
    production: Production, person: Person, by: User, reason: str, now: datetime
) -> tuple[Waiver, bool]:
    before = Waiver.objects.filter(production=production, person=person)
    found = before.standing().first()
    if found:
        return found, False
    made = Waiver.objects.create(
        production=production,
        person=person,
        number=before.count() + 1,
        by=by,
        reason=reason.strip()[:280],
        made_at=now,
    )
    return made, True


def _tell_staff(made: Waiver) -> None:
    """Whose open proposal gives somebody money that they waive now: a revision takes it in."""
    still = Proposal.objects.standing().filter(production=made.production, follows=None)
    for proposal in still.filter(final_at=None):
        if not waived_since(proposal):
            continue
        notify(
            recipients=staff_with("payouts.add_proposal"),
            event=Event.WAITING,
            actor=made.person,
            subject=_("%(name)s waives their share of “%(title)s”: the proposal needs a revision")
            % {"name": made.person.credit_name, "title": made.production.title},
            body=made.reason,
            url=reverse("admin:payouts_proposal_change", args=[proposal.pk]),
            target=proposal,
            key=f"waiver-{made.pk}-of-{proposal.pk}",
        )


def _tell(made: Waiver) -> None:
    notify(
        recipients=users_of([made.person_id]),
        event=Event.WAITING,
        subject=_("You are asked to waive your share of “%(title)s”")
        % {"title": made.production.title},
        body=_("%(reason)s Nothing changes before you say yes.")
        % {"reason": as_sentence(made.reason)},
        url=reverse("waiver_answer", args=[made.pk]),
        target=made,
        key=f"waiver-{made.pk}",
    )
