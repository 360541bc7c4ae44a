from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError

from accounts.models import User
from payouts.models import Proposal, Verb
from payouts.proposing import booking
from payouts.queries import sizes
from payouts.services.errands import ask


def distribute(*, proposal: Proposal, by: User, now: datetime, reason: str = "") -> None:
    """Post the final shares to the books, once; of a large proposal a worker does it. Raises
    ValidationError before it is final."""
    if not sizes.is_large(proposal):
        booking.distribute_now(proposal=proposal, by=by, now=now, reason=reason)
        return
    refusal = booking.why_not_distribute(proposal, by)
    if refusal:
        raise ValidationError(refusal)
    ask(proposal, Verb.DISTRIBUTE, by=by, reason=reason, now=now)
