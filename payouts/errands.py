"""Steps of large proposals, taken by a worker, as they read or compute a whole lineage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from payouts.holds import holding
from payouts.models import Errand, Proposal, Verb
from payouts.proposing import booking, ending, opening
from payouts.queries.sizes import is_long_to_hold
from payouts.working import work

STEPS: Mapping[str, Callable[..., object]] = {
    Verb.OPEN: opening.open_now,
    Verb.FINAL: ending.end_now,
    Verb.DISTRIBUTE: booking.distribute_now,
    Verb.HOLD: holding.hold_source_now,
    Verb.SETTLE: booking.settle_now,
}


def latest(proposal: Proposal) -> Errand | None:
    """Nothing is asked for a small one."""
    return proposal.errands.order_by("-pk").first() if is_long_to_hold(proposal) else None


def shown(proposal: Proposal, *, to_staff: bool) -> Errand | None:
    """Why a step failed is for staff to put right; others see only that it is being taken."""
    found = latest(proposal)
    return found if found is None or to_staff or not found.quarantined_at else None


def run(pk: int, now: datetime) -> None:
    work(Errand.objects.all(), pk, now, _run)


def _run(pk: int, now: datetime) -> Mapping[str, Any]:
    related = Errand.objects.select_related(
        "proposal__production", "by", "source", "claim", "hold__share", "objection"
    )
    errand = related.get(pk=pk)
    step = STEPS[errand.verb]
    step(proposal=errand.proposal, by=errand.by, reason=errand.words, now=now, **errand.facts())
    return {}
