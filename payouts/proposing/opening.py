"""A computed draft becomes public, when it still is what would be computed now."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import audit
from hitrecord.foundation.locking import for_change
from payouts.computing import drafting
from payouts.domain.document import digest
from payouts.holds import carrying
from payouts.models import Budget, Computation, Cost, Pool, Proposal, Sale
from payouts.proposing import windows
from projects.models import Production

MONEY = {Pool.PROFIT: (Sale.objects, Cost.objects), Pool.BUDGET: (Budget.objects,)}


@transaction.atomic
def open_now(*, proposal: Proposal, by: User, now: datetime, reason: str = "") -> Proposal:
    """Publish a computed draft and tell everybody named. Raises ValidationError."""
    for_change(Production.objects).get(pk=proposal.production_id)
    locked = for_change(Proposal.objects).get(pk=proposal.pk)
    refusal = why_not_open(locked) or _changed(locked)
    if refusal:
        raise ValidationError(refusal)
    if locked.revises:
        Proposal.objects.filter(pk=locked.revises.pk).update(revised_at=now)
    locked.opened_at, locked.opened_by = now, by
    locked.window_seconds = settings.PROPOSAL_WINDOW_SECONDS
    locked.save(update_fields=["opened_at", "opened_by", "window_seconds"])
    windows.start(locked, now)
    carrying.carry(locked, by=by, now=now)
    audit.record(actor=by, action="proposal opened", target=locked, reason=reason)
    return locked


def why_not_open(proposal: Proposal) -> str:
    """The sentence that stands in the way, or "". It does not look at the lineage."""
    if proposal.opened_at:
        return _("This proposal is open already.")
    if not Computation.objects.filter(proposal=proposal, finished_at__isnull=False).exists():
        return _("This proposal is not computed yet.")
    if proposal.revises:
        return _replaced(proposal)
    return _besides_another(proposal) or _outdated(proposal)


def _changed(proposal: Proposal) -> str:
    """What is opened is what would be computed now. This reads the whole lineage."""
    if digest(drafting.draft(proposal, pool=proposal.pool)) != proposal.document_hash:
        return _("Something changed since; compute it again.")
    return ""


def _replaced(revision: Proposal) -> str:
    former = revision.revises
    if former and (former.final_at or former.revised_at):
        return _("What this revises is not open any more.")
    return ""


def _besides_another(proposal: Proposal) -> str:
    """Each period begins where the one before it ended: two that were computed from the same
    beginning would hand out the same left over cents."""
    standing = Proposal.objects.standing().filter(production=proposal.production_id, final_at=None)
    if standing.exists():
        return _("The last proposal is not final yet. Finish that one first.")
    return ""


def _outdated(proposal: Proposal) -> str:
    if proposal.follows != first_of(proposal.production_id):
        return _("Another proposal was opened meanwhile. Compute this one again.")
    unproposed = {"production": proposal.production_id, "currency": proposal.currency}
    if any(
        rows.filter(**unproposed, proposal=None).exists() for rows in MONEY[Pool(proposal.kind)]
    ):
        return _("Something changed since; compute it again.")
    return ""


def first_of(production_id: int) -> Proposal | None:
    """The proposal whose shares all later periods of a production follow."""
    standing = Proposal.objects.standing().filter(production=production_id, follows=None)
    return standing.first()
