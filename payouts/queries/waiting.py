"""What of a person's money is set off, kept apart or came back, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from payouts.domain.payout_states import State
from payouts.models import Clawback, Hold, Payee, Payout, Unclaimed, Waiver
from payouts.queries.waivers import waivers_of

SHOWN = 12


@dataclass(frozen=True)
class Waiting:
    set_off: Sequence[Clawback]
    kept_apart: Sequence[Unclaimed]
    announced: Sequence[Unclaimed]
    held: Sequence[Hold]
    payouts: Sequence[Payout]
    """The newest that left, or were to leave."""
    waivers: Sequence[Waiver]


def waiting_for(person_id: int) -> Waiting:
    """Six statements."""
    theirs = Payee.objects.of(person_id)
    apart = list(Unclaimed.objects.filter(payee__in=theirs, over_at=None))
    open_ones = Clawback.objects.open().filter(payee__in=theirs)
    holds = Hold.objects.of(person_id).open()
    left = Payout.objects.filter(payee__in=theirs).exclude(state=State.DRAFT)
    return Waiting(
        set_off=list(open_ones),
        kept_apart=[one for one in apart if one.moved_at],
        announced=[one for one in apart if not one.moved_at],
        held=list(
            holds.select_related("share__proposal__production", "share__proposal__distribution")
        ),
        payouts=list(left.select_related("destination").order_by("-changed_at", "-pk")[:SHOWN]),
        waivers=waivers_of(person_id),
    )
