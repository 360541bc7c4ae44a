"""What is final is put into the books, and what was held of it later."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.urls import reverse

from accounts.models import AuditRecord, Event, User
from accounts.services import audit
from accounts.services.notices import notify
from accounts.telling.said import said as _
from hitrecord.foundation.locking import for_change
from payouts.holds import disputed, hold_words, holding
from payouts.holds.noticed import unheld_shares, why_not_settled
from payouts.models import Distribution, Hold, Proposal, Share
from payouts.proposing import distribution
from payouts.queries.accounts import users_of
from payouts.queries.windows import is_named
from payouts.setoff import lock_open, set_off


def why_not_distribute(proposal: Proposal, by: User) -> str:
    """The sentence that stands in the way of distributing, or ""."""
    if not proposal.final_at:
        return _("Only a final proposal can be distributed.")
    if is_named(proposal, by):
        return _("You are named in this proposal, so somebody else has to distribute it.")
    if unheld_shares(proposal).exists():
        return _("A copyright notice stands against a work in it: hold the shares of it first.")
    return ""


@transaction.atomic
def distribute_now(
    *, proposal: Proposal, by: User, now: datetime, reason: str = ""
) -> Distribution:
    """Post the final shares to the books, once. Raises ValidationError before it is final."""
    locked = for_change(Proposal.objects).get(pk=proposal.pk)
    refusal = why_not_distribute(locked, by)
    if refusal:
        raise ValidationError(refusal)
    made, created = Distribution.objects.get_or_create(
        proposal=locked, defaults={"made_by": by, "made_at": now}
    )
    if not created:
        return made
    open_ones = lock_open(locked.currency)
    distribution.post(made, by=by)
    set_off(open_ones)
    notify(
        recipients=_paid(locked),
        event=Event.DISTRIBUTED,
        subject=_("Money from “%(title)s” is booked for you") % {"title": locked.production.title},
        url=reverse("earnings"),
        target=locked,
        key=f"distribution-{locked.pk}",
    )
    audit.record(actor=by, action="proposal distributed", target=locked, reason=reason)
    return made


def _paid(proposal: Proposal) -> QuerySet[User]:
    """Whoever was named with nothing, or whose share is all held, hears nothing of money."""
    shares = Share.objects.filter(proposal=proposal, amount__gt=0)
    shares = shares.filter(Q(hold=None) | Q(hold__amount__lt=F("amount")))
    return users_of(list(shares.values_list("person", flat=True)))


def why_not_settle(hold: Hold, by: User, *, paid: bool, now: datetime) -> str:
    """The sentence that stands in the way, or ""."""
    if hold.settled_at:
        return _("This is settled already.")
    if hold.carried_at:
        return _("The proposal was revised: what is held of its revision is settled.")
    if not Distribution.objects.filter(proposal=hold.share.proposal_id).exists():
        return _("It is settled after the distribution, with a transfer in the books.")
    if hold.held_by_id == by.pk or _held_some(hold, by):
        return _("You held this share, so somebody else has to settle it.")
    if is_named(hold.share.proposal, by):
        return _("You are named in it.")
    return why_not_settled(hold.share, paid=paid, now=now)


def _held_some(hold: Hold, by: User) -> bool:
    """Before somebody else held more of it, or in a revision before this one."""
    thread = hold.share.proposal.thread_id
    same = Q(share__person=hold.share.person_id)
    if hold.disputed:
        same |= Q(**holding.named(hold.disputed))
    holds = list(Hold.objects.filter(same, share__proposal__thread=thread).values_list("pk"))
    pks = [pk for (pk,) in holds]
    acts = AuditRecord.objects.filter(actor=by, action=holding.HELD, detail__hold__in=pks)
    return acts.exists()


@transaction.atomic
def settle_now(
    *, hold: Hold, by: User, paid: bool, reason: str, now: datetime, proposal: Proposal
) -> Hold:
    """To the person, or to the others; posted once. Raises ValidationError."""
    locked = for_change(Hold.objects).get(pk=hold.pk)
    words = "" if reason.strip() else _("Say what was decided.")
    refusal = why_not_settle(locked, by, paid=paid, now=now) or words
    if refusal:
        raise ValidationError(refusal)
    locked.paid, locked.decision = paid, reason.strip()[:280]
    locked.settled_by, locked.settled_at = by, now
    locked.save(update_fields=["paid", "decision", "settled_by", "settled_at"])
    open_ones = lock_open(proposal.currency)
    others = {} if paid else disputed.parts_of_others(locked)
    distribution.settle(locked, {locked.share.person_id: locked.amount} if paid else others, by=by)
    set_off(open_ones)
    hold_words.tell_decided(locked, list(others))
    detail = {"hold": locked.pk}
    audit.record(actor=by, action="hold settled", target=proposal, reason=reason, detail=detail)
    return locked
