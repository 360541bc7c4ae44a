"""What of a person's money is set off, kept apart or came back, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import Person
from hitrecord.foundation.there import those_there
from payouts.domain.payout_states import State
from payouts.models import Clawback, Hold, Payee, Payout, Unclaimed, Waiver
from payouts.queries.waivers import standing_waivers

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
    """One statement, and one more for each of them of which there is any."""
    theirs = Payee.objects.of(person_id)
    all_apart = Unclaimed.objects.filter(payee__in=theirs, over_at=None)
    open_ones = Clawback.objects.open().filter(payee__in=theirs)
    holds = Hold.objects.of(person_id).open()
    left = Payout.objects.filter(payee__in=theirs).exclude(state=State.DRAFT)
    waivers = standing_waivers(person_id)
    person = Person.objects.filter(pk=person_id)
    there = those_there(
        person, apart=all_apart, set_off=open_ones, held=holds, left=left, waivers=waivers
    )
    apart = list(all_apart) if "apart" in there else []
    held = holds.select_related("share__proposal__production", "share__proposal__distribution")
    newest = left.select_related("destination").order_by("-changed_at", "-pk")[:SHOWN]
    return Waiting(
        set_off=list(open_ones) if "set_off" in there else [],
        kept_apart=[one for one in apart if one.moved_at],
        announced=[one for one in apart if not one.moved_at],
        held=list(held) if "held" in there else [],
        payouts=list(newest) if "left" in there else [],
        waivers=list(waivers) if "waivers" in there else [],
    )
