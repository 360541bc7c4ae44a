"""A proposal's way: drafted, opened by one person, made final by another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Event, User
from accounts.services import audit
from accounts.services.notices import notify
from contributions.models import Thread
from payouts import drafting, tasks
from payouts.domain.document import digest
from payouts.models import Computation, Cost, Proposal, Sale
from payouts.queries.period import open_period
from payouts.verification import first_difference
from projects.models import Production

_MONEY = (Sale.objects, Cost.objects)


@transaction.atomic
def propose(*, production: Production, currency: str, by: User) -> Proposal:
    """Draft the open period's proposal, or compute its draft anew, in the background.

    Raises ValidationError when there is no profit or an earlier proposal is not final yet.
    """
    Production.objects.select_for_update().get(pk=production.pk)
    earlier = Proposal.objects.filter(production=production).published()
    if earlier.filter(final_at=None).exists():
        raise ValidationError(_("The last proposal is not final yet. Finish that one first."))
    if open_period(production.pk, currency).profit <= 0:
        raise ValidationError(
            _(
                "There is no profit in %(currency)s yet, so there is nothing to propose. "
                "A loss is carried forward to the next income."
            ),
            params={"currency": currency},
        )
    proposal = Proposal.objects.drafts().filter(production=production, currency=currency).first()
    if proposal is None:
        proposal = Proposal.objects.create(
            production=production,
            currency=currency,
            thread=Thread.objects.create(),
            drafted_by=by,
        )
    proposal.follows = _first(production.pk)
    proposal.save(update_fields=["follows"])
    for rows in _MONEY:
        rows.filter(production=production, currency=currency, proposal=None).update(
            proposal=proposal
        )
    _enqueue(proposal)
    audit.record(actor=by, action="proposal drafted", target=proposal)
    return proposal


def _first(production_id: int) -> Proposal | None:
    """The proposal whose shares all later periods of a production follow."""
    published = Proposal.objects.published().filter(production=production_id, follows=None)
    return published.first()


def _enqueue(proposal: Proposal) -> None:
    fresh = {
        "attempts": 0,
        "due_at": timezone.now(),
        "lease_until": None,
        "lease_token": None,
        "finished_at": None,
        "quarantined_at": None,
        "reason": "",
    }
    work, _created = Computation.objects.update_or_create(proposal=proposal, defaults=fresh)
    transaction.on_commit(partial(tasks.compute.delay, work.pk), robust=True)


@transaction.atomic
def open_proposal(*, proposal: Proposal, by: User, now: datetime, reason: str = "") -> Proposal:
    """Publish a computed draft and tell everybody named. Raises ValidationError."""
    Production.objects.select_for_update().get(pk=proposal.production_id)
    locked = Proposal.objects.select_for_update(of=["self"]).get(pk=proposal.pk)
    refusal = _why_not_open(locked)
    if refusal:
        raise ValidationError(refusal)
    locked.opened_at, locked.opened_by = now, by
    locked.save(update_fields=["opened_at", "opened_by"])
    _tell(
        locked,
        Event.PROPOSED,
        _("You are named in the proposal for “%(title)s”") % {"title": locked.production.title},
    )
    audit.record(actor=by, action="proposal opened", target=locked, reason=reason)
    return locked


def _why_not_open(proposal: Proposal) -> str:
    """The sentence that stands in the way, or "". What is opened is what would be computed now."""
    if proposal.opened_at:
        return _("This proposal is open already.")
    if not Computation.objects.filter(proposal=proposal, finished_at__isnull=False).exists():
        return _("This proposal is not computed yet.")
    if proposal.follows != _first(proposal.production_id):
        return _("Another proposal was opened meanwhile. Compute this one again.")
    unproposed = {"production": proposal.production_id, "currency": proposal.currency}
    if any(rows.filter(**unproposed, proposal=None).exists() for rows in _MONEY):
        return _("Something changed since; compute it again.")
    if digest(drafting.draft(proposal, pool=proposal.pool)) != proposal.document_hash:
        return _("Something changed since; compute it again.")
    return ""


@transaction.atomic
def make_final(*, proposal: Proposal, by: User, reason: str, now: datetime) -> Proposal:
    """Freeze the published shares. Raises ValidationError for anybody who may not, superusers
    included, and when the document no longer gives the published amounts."""
    locked = Proposal.objects.select_for_update(of=["self"]).get(pk=proposal.pk)
    refusal = why_not_final(locked, by) or first_difference(locked)
    if refusal:
        raise ValidationError(refusal)
    locked.final_at, locked.final_by = now, by
    locked.save(update_fields=["final_at", "final_by"])
    _tell(
        locked,
        Event.FINAL,
        _("Your share of “%(title)s” is final") % {"title": locked.production.title},
    )
    audit.record(actor=by, action="proposal made final", target=locked, reason=reason)
    return locked


def why_not_final(proposal: Proposal, by: User) -> str:
    """The sentence that stands in the way, or ""."""
    if not proposal.opened_at:
        return _("Only an open proposal can be made final.")
    if proposal.final_at:
        return _("This proposal is final already.")
    if not by.is_staff or not by.is_active:
        return _("Only staff make a proposal final.")
    if proposal.opened_by_id == by.pk:
        return _("You opened this proposal, so somebody else has to make it final.")
    if is_named(proposal, by):
        return _("You are named in this proposal, so somebody else has to make it final.")
    return ""


def is_named(proposal: Proposal, user: User) -> bool:
    return proposal.shares.filter(person__user=user).exists()


def named_users(proposal: Proposal) -> Iterable[User]:
    return User.objects.filter(person__shares__proposal=proposal, is_active=True)


def _tell(proposal: Proposal, event: Event, subject: str) -> None:
    notify(
        recipients=named_users(proposal),
        event=event,
        subject=subject,
        url=proposal.get_absolute_url(),
        target=proposal,
        key=f"proposal-{proposal.pk}-{event}",
    )
