"""A proposal is drafted and opened. Final: `finalising`; changed while open: `revising`."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import audit
from contributions.models import Thread
from payouts import drafting, tasks
from payouts.domain.document import digest
from payouts.models import Budget, Computation, Cost, Pool, Proposal, Sale
from payouts.queries.period import open_period
from payouts.services import windows
from projects.models import Production

_MONEY = {Pool.PROFIT: (Sale.objects, Cost.objects), Pool.BUDGET: (Budget.objects,)}


@transaction.atomic
def propose(
    *, production: Production, currency: str, by: User, kind: Pool = Pool.PROFIT
) -> Proposal:
    """Draft the open period's proposal, or compute its draft anew, in the background.

    Raises ValidationError when there is no profit or an earlier proposal is not final yet.
    """
    Production.objects.select_for_update().get(pk=production.pk)
    earlier = Proposal.objects.filter(production=production).standing()
    if earlier.filter(final_at=None).exists():
        raise ValidationError(_("The last proposal is not final yet. Finish that one first."))
    _check_profit(production.pk, currency, kind)
    period = {"production": production, "currency": currency, "kind": kind}
    proposal = Proposal.objects.drafts().filter(**period, revises=None).first()
    if proposal is None:
        thread = Thread.objects.create()
        proposal = Proposal.objects.create(**period, thread=thread, drafted_by=by)
    proposal.follows = _first(production.pk)
    proposal.save(update_fields=["follows"])
    for rows in _MONEY[kind]:
        rows.filter(production=production, currency=currency, proposal=None).update(
            proposal=proposal
        )
    enqueue(proposal)
    audit.record(actor=by, action="proposal drafted", target=proposal)
    return proposal


def _check_profit(production_id: int, currency: str, kind: Pool) -> None:
    if open_period(production_id, currency, kind).profit > 0:
        return
    sentence = _(
        "There is no profit in %(currency)s yet, so there is nothing to propose. "
        "A loss is carried forward to the next income."
    )
    if kind == Pool.BUDGET:
        sentence = _("There is no budget in %(currency)s, so there is nothing to propose.")
    raise ValidationError(sentence, params={"currency": currency})


def _first(production_id: int) -> Proposal | None:
    """The proposal whose shares all later periods of a production follow."""
    standing = Proposal.objects.standing().filter(production=production_id, follows=None)
    return standing.first()


def enqueue(proposal: Proposal) -> None:
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
    if locked.revises:
        Proposal.objects.filter(pk=locked.revises.pk).update(revised_at=now)
    locked.opened_at, locked.opened_by = now, by
    locked.window_seconds = settings.PROPOSAL_WINDOW_SECONDS
    locked.save(update_fields=["opened_at", "opened_by", "window_seconds"])
    windows.start(locked, now)
    audit.record(actor=by, action="proposal opened", target=locked, reason=reason)
    return locked


def _why_not_open(proposal: Proposal) -> str:
    """The sentence that stands in the way, or "". What is opened is what would be computed now."""
    if proposal.opened_at:
        return _("This proposal is open already.")
    if not Computation.objects.filter(proposal=proposal, finished_at__isnull=False).exists():
        return _("This proposal is not computed yet.")
    stale = _replaced(proposal) if proposal.revises else _outdated(proposal)
    if stale:
        return stale
    if digest(drafting.draft(proposal, pool=proposal.pool)) != proposal.document_hash:
        return _("Something changed since; compute it again.")
    return ""


def _replaced(revision: Proposal) -> str:
    former = revision.revises
    if former and (former.final_at or former.revised_at):
        return _("What this revises is not open any more.")
    return ""


def _outdated(proposal: Proposal) -> str:
    if proposal.follows != _first(proposal.production_id):
        return _("Another proposal was opened meanwhile. Compute this one again.")
    unproposed = {"production": proposal.production_id, "currency": proposal.currency}
    if any(
        rows.filter(**unproposed, proposal=None).exists() for rows in _MONEY[Pool(proposal.kind)]
    ):
        return _("Something changed since; compute it again.")
    return ""
