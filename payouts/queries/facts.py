"""What decides whether payees can be paid now, in few statements for any number of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hitrecord.foundation.clock import office_day
from payouts import books
from payouts.domain.payout_states import IN_FLIGHT, State
from payouts.models import Claim, Destination, Minor, Payee, Payout, TaxForm

Purse = tuple[int, str]
"""A payee's id and a currency."""


@dataclass(frozen=True)
class Facts:
    """By payee id, of whose word counts (`Payee.owner`) except for `on_its_way`, `contested` and
    `claimed`."""

    on_its_way: set[Purse]
    contested: set[int]
    claimed: dict[int, datetime]
    """Since when it belongs to whoever claimed it."""
    destinations: dict[int, Destination]
    came_back: dict[int, str]
    """The reason, by destination: the last money that went there came back."""
    minors: set[int]
    forms: dict[int, TaxForm]
    paid: Counter[Purse]
    """Within this year, minor units."""


def facts_about(payees: Iterable[Payee], now: datetime) -> Facts:
    ids = {payee.pk for payee in payees}
    owners = {payee.owner.pk for payee in payees}
    on_its_way = Payout.objects.filter(payee__in=ids, state__in=IN_FLIGHT | {State.APPROVED})
    newest = Destination.objects.filter(payee__in=owners).order_by("payee", "-pk")
    destinations = {
        one.payee_id: one for one in newest.distinct("payee").select_related("guardian_check")
    }
    last = Payout.objects.filter(destination__in=[one.pk for one in destinations.values()])
    minors = Minor.objects.standing().among(owners)
    marked = minors.values_list("payee__claimed_by__payee", "payee")
    forms = TaxForm.objects.filter(payee__in=owners).order_by("payee", "-pk").distinct("payee")
    claims = Claim.objects.filter(payee__in=ids).exclude(accepted=False)
    since = list(claims.values_list("payee", "decided_at"))
    return Facts(
        on_its_way=set(on_its_way.values_list("payee", "currency")),
        contested={payee for payee, at in since if at is None},
        claimed={payee: at for payee, at in since if at},
        destinations=destinations,
        came_back={
            one.destination_id or 0: one.reason
            for one in last.order_by("destination_id", "-pk").distinct("destination_id")
            if one.state == State.RETURNED
        },
        minors={claimed or own for claimed, own in marked},
        forms={one.payee_id: one for one in forms},
        paid=books.paid_within(owners, office_day(now).year),
    )
