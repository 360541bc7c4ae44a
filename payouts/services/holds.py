"""Holding a disputed share alone, and settling it with a posted transfer."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import audit
from contributions.models import Source
from payouts import distribution, holding
from payouts.ending import is_named
from payouts.models import Distribution, Hold, Objection, Proposal, Share
from payouts.setoff import set_off


def why_not_hold(proposal: Proposal, by: User) -> str:
    """The sentence that stands in the way, or ""."""
    if not proposal.opened_at or proposal.revised_at:
        return _("Only a share of the published proposal can be held.")
    if Distribution.objects.filter(proposal=proposal).exists():
        return _("This is paid already.")
    return _("You are named in it.") if is_named(proposal, by) else ""


@transaction.atomic
def hold_share(
    *, share: Share, by: User, reason: str, now: datetime, objection: Objection | None = None
) -> Hold:
    """Hold all of it; the rest of the proposal is paid. Raises ValidationError."""
    _lock(share.proposal_id, by, reason)
    return _hold(share, share.amount, reason, by, now, objection=objection)


@transaction.atomic
def hold_source(
    *, proposal: Proposal, source: Source, by: User, reason: str, now: datetime
) -> list[Hold]:
    """Hold of each share what depends on the source: the published amount less the smaller of
    the amounts with and without it. Raises ValidationError."""
    locked = _lock(proposal.pk, by, reason)
    other = holding.amounts_otherwise(locked, source.derivative_id, source.source_id)
    shares = Share.objects.filter(proposal=locked).select_related("person").order_by("pk")
    at_stake = {one: one.amount - other.get(one.person.key, 0) for one in shares}
    return [
        _hold(share, amount, reason, by, now, source=source)
        for share, amount in at_stake.items()
        if amount > 0
    ]


def _lock(pk: int, by: User, reason: str) -> Proposal:
    locked = Proposal.objects.select_for_update(of=["self"]).get(pk=pk)
    refusal = why_not_hold(locked, by) or ("" if reason.strip() else _("Say why it is held."))
    if refusal:
        raise ValidationError(refusal)
    return locked


def _hold(
    share: Share,
    amount: int,
    reason: str,
    by: User,
    now: datetime,
    **why: Source | Objection | None,
) -> Hold:
    if not amount:
        raise ValidationError(_("There is nothing to hold in a share of nothing."))
    made, created = Hold.objects.get_or_create(
        share=share,
        defaults={"amount": amount, "reason": reason[:280], "held_by": by, "held_at": now} | why,
    )
    if not created:
        raise ValidationError(_("A share in this is held already."))
    audit.record(actor=by, action="share held", target=share.proposal, reason=reason)
    return made


def why_not_settle(hold: Hold, by: User) -> str:
    """The sentence that stands in the way, or ""."""
    if hold.settled_at:
        return _("This is settled already.")
    if not Distribution.objects.filter(proposal=hold.share.proposal_id).exists():
        return _("It is settled after the distribution, with a transfer in the books.")
    if hold.held_by_id == by.pk:
        return _("You held this share, so somebody else has to settle it.")
    return _("You are named in it.") if is_named(hold.share.proposal, by) else ""


@transaction.atomic
def settle(*, hold: Hold, by: User, paid: bool, decision: str, now: datetime) -> Hold:
    """To the person, or to the others; posted once. Raises ValidationError."""
    locked = Hold.objects.select_for_update(of=["self"]).get(pk=hold.pk)
    words = "" if decision.strip() else _("Say what was decided.")
    refusal = why_not_settle(locked, by) or words
    if refusal:
        raise ValidationError(refusal)
    locked.paid, locked.decision = paid, decision.strip()[:280]
    locked.settled_by, locked.settled_at = by, now
    locked.save(update_fields=["paid", "decision", "settled_by", "settled_at"])
    person = {locked.share.person_id: locked.amount}
    distribution.settle(locked, person if paid else holding.parts_of_others(locked), by=by)
    set_off(locked.share.proposal.currency)
    audit.record(actor=by, action="hold settled", target=locked.share.proposal, reason=decision)
    return locked
