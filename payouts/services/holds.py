"""Holding what depends on a source, and settling a hold: of a large proposal a worker does it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from contributions.models import Dispute, Source
from payouts.holds import holding
from payouts.models import Hold, Objection, Proposal, Verb
from payouts.proposing import booking
from payouts.queries import sizes
from payouts.services.errands import ask


def hold_source(
    *,
    proposal: Proposal,
    source: Source | Dispute,
    by: User,
    reason: str,
    now: datetime,
    objection: Objection | None = None,
) -> None:
    """Raises ValidationError, as does whatever is done later, on the proposal's page."""
    if not sizes.is_long_to_hold(proposal):
        holding.hold_source_now(
            proposal=proposal,
            source=source,
            by=by,
            reason=reason,
            now=now,
            objection=objection,
        )
        return
    refusal = holding.why_not_hold(proposal, by)
    if refusal:
        raise ValidationError(refusal)
    edge = holding.named(source)
    ask(proposal, Verb.HOLD, by=by, reason=reason, now=now, objection=objection, **edge)


def settle(*, hold: Hold, by: User, paid: bool, decision: str, now: datetime) -> None:
    """To the person, or to the others. Raises ValidationError."""
    proposal = hold.share.proposal
    if not sizes.is_long_to_hold(proposal):
        booking.settle_now(hold=hold, by=by, paid=paid, reason=decision, now=now, proposal=proposal)
        return
    words = "" if decision.strip() else _("Say what was decided.")
    refusal = booking.why_not_settle(hold, by, paid=paid, now=now) or words
    if refusal:
        raise ValidationError(refusal)
    ask(proposal, Verb.SETTLE, by=by, reason=decision, now=now, hold=hold, paid=paid)
