"""What of a person's money is set off, kept apart or came back, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Max, QuerySet

from accounts.models import Person
from hitrecord.foundation.there import those_there
from payouts.domain.payout_states import IN_FLIGHT, State
from payouts.models import Clawback, Hold, Payee, Payout, Unclaimed, Waiver
from payouts.queries.waivers import standing_waivers

SHOWN = 12
CAME_BACK = (State.RETURNED, State.REJECTED, State.FAILED)


@dataclass(frozen=True)
class Waiting:
    set_off: Sequence[Clawback]
    kept_apart: Sequence[Unclaimed]
    announced: Sequence[Unclaimed]
    held: Sequence[Hold]
    payouts: Page[Payout]
    """Which left, or were to leave, the newest first."""
    back: frozenset[int]
    """Of those, the ids of which the money came back and nothing left, or began to, since."""
    was_set_off: bool
    """Something was, once; also when nothing of it is open any more."""
    waivers: Sequence[Waiver]


def waiting_for(person_id: int, *, page: str = "") -> Waiting:
    """One statement, and one or two more for each of them of which there is any. `page`: of the
    payouts."""
    theirs = Payee.objects.of(person_id)
    all_apart = Unclaimed.objects.filter(payee__in=theirs, over_at=None)
    open_ones = Clawback.objects.open().filter(payee__in=theirs)
    holds = Hold.objects.of(person_id).open()
    left = Payout.objects.filter(payee__in=theirs).exclude(state=State.DRAFT)
    waivers = standing_waivers(person_id)
    person = Person.objects.filter(pk=person_id)
    there = those_there(
        person,
        apart=all_apart,
        set_off=open_ones,
        was_set_off=Clawback.objects.filter(payee__in=theirs),
        held=holds,
        left=left,
        waivers=waivers,
    )
    apart = list(all_apart) if "apart" in there else []
    held = holds.select_related("share__proposal__production", "share__proposal__distribution")
    newest = left.select_related("destination").order_by("-changed_at", "-pk")
    listed = newest if "left" in there else Payout.objects.none()
    payouts = Paginator(listed, SHOWN).get_page(page)
    return Waiting(
        set_off=list(open_ones) if "set_off" in there else [],
        kept_apart=[one for one in apart if one.moved_at],
        announced=[one for one in apart if not one.moved_at],
        held=list(held) if "held" in there else [],
        payouts=payouts,
        back=_back(payouts, left),
        was_set_off="was_set_off" in there,
        waivers=list(waivers) if "waivers" in there else [],
    )


def _back(listed: Iterable[Payout], left: QuerySet[Payout]) -> frozenset[int]:
    returned = [one for one in listed if one.state in CAME_BACK]
    if not returned:
        return frozenset()
    leaving = left.filter(state__in=IN_FLIGHT | {State.PAID}).order_by()
    lately = leaving.values_list("payee", "currency").annotate(Max("changed_at"))
    last = {(payee, code): at for payee, code, at in lately}
    return frozenset(
        one.pk
        for one in returned
        if last.get((one.payee_id, one.currency), one.changed_at) <= one.changed_at
    )
