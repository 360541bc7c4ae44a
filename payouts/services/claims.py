"""Claiming a share that is kept for somebody without an account. The books stay as they are: the
payee is linked to whoever they are."""

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
from payouts.domain.payout_states import IN_FLIGHT, State
from payouts.models import Claim, Letter, Payee, Payout
from payouts.queries.accounts import is_own_money
from payouts.queries.office import staff_with
from payouts.services.claim_mail import warn
from payouts.unclaimed import give_back


def why_not_claim(letter: Letter, by: User | None, now: datetime) -> str:
    """The sentence that stands in the way of using this link, or ""."""
    if letter.replaced_at and _is_decided(letter.payee_id):
        return _(
            "Finance has decided already whose this is. If that is wrong, write to us: a person"
            " reads it."
        )
    if letter.replaced_at:
        return _("This link was replaced by a newer one. Open the newest mail you got.")
    if letter.expires_at <= now:
        return _(
            "This link is too old. Your share is still kept for you: write to us, and we send you"
            " a new link."
        )
    if by and letter.made_by_id == by.pk:
        return _("You sent this link, so somebody else has to use it.")
    return ""


def _is_decided(payee: int) -> bool:
    """By a person of finance, and not by the link alone."""
    return Claim.objects.filter(payee=payee, decided_by__isnull=False).exists()


@transaction.atomic
def claim(*, letter: Letter, by: User, now: datetime, words: str = "") -> Claim:
    """Say that the letter's payee is `by`. The first one with a link is believed; of two, finance
    decides. Safe to repeat. Raises ValidationError with a sentence."""
    payee = for_change(Payee.objects).get(pk=letter.payee_id)
    mine = Claim.objects.filter(payee=payee, by=by.person).first()
    if mine:
        return mine
    refusal = why_not_claim(letter, by, now)
    if refusal:
        raise ValidationError(refusal)
    if payee.claimed_by_id is None and not payee.claims.open().exists():
        made = Claim.objects.create(
            payee=payee, by=by.person, letter=letter, made_at=now, accepted=True, decided_at=now
        )
        if payee.email:
            warn(letter, payee.email, now)
        _link(payee, made)
        audit.record(actor=by, action="share claimed", target=payee)
        return made
    if not words.strip():
        raise ValidationError(_("Say how we can tell that it is you."))
    made = Claim.objects.create(payee=payee, by=by.person, words=words.strip()[:280], made_at=now)
    audit.record(actor=by, action="share claimed by another", target=payee)
    _tell_finance(made)
    return made


def why_not_decide(found: Claim, by: User) -> str:
    """The sentence that stands in the way of deciding who it belongs to, or ""."""
    if found.accepted is not None:
        return _("This is decided already.")
    people = Claim.objects.filter(payee=found.payee_id)
    if people.filter(by__user=by).exists() or is_own_money([found.payee_id], by):
        return _("You claim it yourself, so somebody else has to decide.")
    on_its_way = IN_FLIGHT | {State.APPROVED}
    if Payout.objects.filter(payee=found.payee_id, state__in=on_its_way).exists():
        return _("A payout is on its way. Decide when it has arrived or come back.")
    return ""


@transaction.atomic
def decide(*, claim: Claim, by: User, accepted: bool, reason: str, now: datetime) -> Claim:
    """Whether it belongs to this claimant instead of the one before. What was paid out until now
    stays where it is. Raises ValidationError."""
    payee = for_change(Payee.objects).get(pk=claim.payee_id)
    locked = for_change(Claim.objects).get(pk=claim.pk)
    refusal = why_not_decide(locked, by)
    if refusal:
        raise ValidationError(refusal)
    told = {"decided_by": by, "decided_at": now, "reason": reason[:280]}
    if accepted:
        Claim.objects.filter(payee=payee, accepted=True).update(accepted=False, **told)
    Claim.objects.filter(pk=locked.pk).update(accepted=accepted, **told)
    # a decision is not opened again by the next one to whom the link was passed on
    Letter.objects.filter(payee=payee, replaced_at=None).update(replaced_at=now)
    locked.refresh_from_db()
    if accepted:
        _link(payee, locked)
    audit.record(actor=by, action="claim decided", target=locked, reason=reason)
    _tell_claimants(payee, locked)
    return locked


def _link(payee: Payee, made: Claim) -> None:
    # also of somebody who left meanwhile: their word counts on where it goes, or nobody's
    Payee.objects.get_or_create(person=made.by)
    payee.claimed_by, payee.email = made.by, ""
    payee.save(update_fields=["claimed_by", "email"])
    Person.objects.filter(pk=payee.person_id).update(claimed_by=made.by)
    give_back(made.by_id, made.decided_at or made.made_at)


def _tell_finance(made: Claim) -> None:
    notify(
        recipients=staff_with("payouts.change_claim"),
        event=Event.CLAIMED,
        subject=_("Two people say they are %(name)s: decide who is paid")
        % {"name": made.payee.person.credit_name},
        body=_("Nothing is paid to either of them before."),
        url=reverse("admin:payouts_claim_changelist"),
        target=made,
        key=f"claim-{made.pk}",
    )


def _tell_claimants(payee: Payee, decided: Claim) -> None:
    name = payee.person.credit_name
    notify(
        recipients=User.objects.filter(person__claims__payee=payee, is_active=True),
        event=Event.CLAIMED,
        subject=_("It is decided who is paid as %(name)s") % {"name": name},
        body=decided.reason,
        url=reverse("earnings"),
        target=decided,
        key=f"claim-{decided.pk}-decided",
    )
