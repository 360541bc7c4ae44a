"""What decides whether payees can be paid now, in few statements for any number of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from contributions.domain.copyright import HOLDING
from contributions.models import CopyrightNotice
from hitrecord.foundation.clock import office_day
from hitrecord.foundation.there import those_there
from payouts import books
from payouts.domain.payout_states import IN_FLIGHT, State
from payouts.models import Claim, Destination, Freeze, Minor, Payee, Payout, TaxForm
from payouts.queries.booked import Booked, PayeeCurrency
from payouts.queries.misdirected import misdirected
from payouts.queries.noticed import noticed

NOT_SET_ASIDE = {State.DRAFT, State.APPROVED}


@dataclass(frozen=True)
class Facts:
    """By payee id, of whose word counts (`Payee.owner`) except for `on_its_way`, `contested`,
    `noticed` and `claimed`."""

    on_its_way: set[PayeeCurrency]
    contested: set[int]
    noticed: dict[PayeeCurrency, list[Booked]]
    claimed: dict[int, datetime]
    """Since when it belongs to whoever claimed it."""
    destinations: dict[int, Destination]
    misdirected: dict[tuple[int, str], Payout]
    """By destination and currency: the last payment that could not go there."""
    minors: set[int]
    forms: dict[int, TaxForm]
    paid: Counter[PayeeCurrency]
    """Within this year, minor units."""
    is_frozen: bool
    """All payouts stand still."""
    may_be_batched: bool
    """Some of them is in a batch that has not left; else none is."""


def facts_about(payees: Collection[Payee], now: datetime) -> Facts:
    ids = {payee.pk for payee in payees}
    owners = {payee.owner.pk for payee in payees}
    on_its_way = Payout.objects.filter(payee__in=ids, state__in=IN_FLIGHT | {State.APPROVED})
    newest = Destination.objects.filter(payee__in=owners).order_by("payee", "-pk")
    destinations = {
        one.payee_id: one for one in newest.distinct("payee").select_related("guardian_check")
    }
    minors = Minor.objects.standing().among(owners)
    marked = minors.values_list("payee__claimed_by__payee", "payee")
    forms = TaxForm.objects.filter(payee__in=owners).order_by("payee", "-pk").distinct("payee")
    claims = Claim.objects.filter(payee__in=ids).exclude(accepted=False)
    there = those_there(
        Payee.objects.filter(pk__in=ids),
        on_its_way=on_its_way,
        claims=claims,
        minors=minors,
        forms=forms,
        notices=CopyrightNotice.objects.filter(stage__in=HOLDING),
        frozen=Freeze.objects.standing(),
        batched=Payout.objects.filter(payee__in=ids, state__in=NOT_SET_ASIDE),
    )
    since = list(claims.values_list("payee", "decided_at")) if "claims" in there else []
    return Facts(
        on_its_way=set(on_its_way.values_list("payee", "currency"))
        if "on_its_way" in there
        else set(),
        contested={payee for payee, at in since if at is None},
        noticed=noticed(payees) if "notices" in there else {},
        claimed={payee: at for payee, at in since if at},
        destinations=destinations,
        misdirected={
            (one.destination_id or 0, one.currency): one
            for one in misdirected([place.pk for place in destinations.values()])
        },
        minors={claimed or own for claimed, own in marked} if "minors" in there else set(),
        forms={one.payee_id: one for one in forms} if "forms" in there else {},
        paid=books.paid_within(owners, office_day(now).year),
        is_frozen="frozen" in there,
        may_be_batched="batched" in there,
    )
