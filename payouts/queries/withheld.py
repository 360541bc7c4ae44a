"""What of a booked share is not the person's, or not yet, because it is or was held."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hitrecord.foundation.numbers import money
from payouts.models import Share, State


@dataclass(frozen=True, slots=True)
class Withheld:
    amount: int
    """Minor units that are not on the person's balance."""
    is_whole: bool
    is_lost: bool
    """It went to the others; else it waits."""
    said: str


def withheld_of(share: Share) -> Withheld | None:
    """The share comes with its hold. None when all of it is the person's, or nothing is booked."""
    hold = getattr(share, "hold", None)
    if hold is None or hold.paid or share.proposal.state != State.DISTRIBUTED:
        return None
    is_lost = hold.settled_at is not None
    words = (
        _("%(amount)s went to the others: %(why)s") if is_lost else _("%(amount)s is held: %(why)s")
    )
    amount = money(hold.amount, share.proposal.currency)
    why = hold.decision if is_lost else hold.reason
    said = words % {"amount": amount, "why": why}
    return Withheld(hold.amount, hold.amount >= share.amount, is_lost, said)
