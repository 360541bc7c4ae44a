"""How much of what was booked for people has left by now: what was booked first leaves first."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Case, F, Min, Q, QuerySet, Sum, When

from payouts.books.kinds import ADVANCE, EARNING, LEAVING, SET_OFF
from payouts.domain.leaving import Way, take
from payouts.models.books import Posting
from payouts.models.payee import Payee

PAYABLE = Q(account__code__contains=":payable:")
IN_FLIGHT = Q(account__code__contains=":in-flight:")
Left = dict[tuple[int | None, str], deque[tuple[Way, int]]]
"""By payee and currency, in the order in which it left or was set aside to leave."""


@dataclass(frozen=True, slots=True)
class Earned:
    """What one entry booked for somebody, minor units: how much of it was paid, how much was set
    off against what they had been paid wrongly, and how much is on its way."""

    key: str
    person: int
    amount: int
    paid: int
    set_off: int
    flying: int


def earned_of(person_id: int) -> list[Earned]:
    """Oldest first, of what they claimed, too; two statements."""
    return list(_earned(Posting.objects.filter(account__payee__in=Payee.objects.of(person_id))))


def gained_by(person_id: int, keys: Collection[str]) -> dict[str, int]:
    """What entries booked for one person, by their keys: minor units."""
    booked = Posting.objects.filter(entry__key__in=keys, account__payee__person=person_id)
    sums = booked.filter(PAYABLE).values_list("entry__key").annotate(Sum("amount"))
    return {key: -sum for key, sum in sums}


def paid_of(keys: Collection[str], currency: str) -> int:
    """Minor units, without what was set off; two statements, however many people."""
    lines = Posting.objects.filter(currency=currency)
    named = lines.filter(PAYABLE, entry__key__in=keys).order_by().values("account__payee")
    wanted = set(keys)
    earned = _earned(lines.filter(account__payee__in=named))
    return sum(one.paid for one in earned if one.key in wanted)


def _earned(lines: QuerySet[Posting]) -> Iterator[Earned]:
    """Oldest first. What the company advanced somebody leaves as it came, and is not earned."""
    left = _left(lines)
    booked = lines.filter(PAYABLE, amount__lt=0, entry__kind__in=(*EARNING, ADVANCE))
    for key, kind, person, payee, currency, amount in booked.order_by("id").values_list(
        "entry__key",
        "entry__kind",
        "account__payee__person",
        "account__payee",
        "currency",
        "amount",
    ):
        parts = take(-amount, left[payee, currency])
        if kind in EARNING:
            yield Earned(
                key, person or 0, -amount, parts[Way.PAID], parts[Way.SET_OFF], parts[Way.FLYING]
            )


def _left(lines: QuerySet[Posting]) -> Left:
    """What came back did not leave."""
    one = Case(When(entry__kind=SET_OFF, then=F("entry__key")), default=F("entry__source_id"))
    rows = lines.filter(entry__kind__in=LEAVING).order_by()
    each = rows.values_list("account__payee", "currency", one)
    found: Left = defaultdict(deque)
    for payee, currency, _one, _first, off, out, flying in each.annotate(
        first=Min("entry_id"),
        off=Sum("amount", filter=PAYABLE & Q(entry__kind=SET_OFF), default=0),
        out=Sum("amount", filter=PAYABLE & ~Q(entry__kind=SET_OFF), default=0),
        wing=Sum("amount", filter=IN_FLIGHT, default=0),
    ).order_by("first"):
        ways = (Way.SET_OFF, off), (Way.PAID, out + flying), (Way.FLYING, -flying)
        found[payee, currency].extend((way, amount) for way, amount in ways if amount > 0)
    return found
