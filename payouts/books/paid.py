"""How much of what was booked for people has left by now: what was booked first leaves first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from django.db.models import Case, F, Q, QuerySet, RowRange, Sum, When, Window

from payouts.books.kinds import ADVANCE, EARNING, LEAVING, SET_OFF, SETTLED
from payouts.domain.leaving import Left, Way
from payouts.models.books import Posting
from payouts.models.payee import Payee

PAYABLE = Q(account__code__contains=":payable:")
BOOKED = PAYABLE & Q(amount__lt=0, entry__kind__in=(*EARNING, ADVANCE))
SO_FAR = Window(
    Sum(Case(When(BOOKED, then=-F("amount")), default=0)),
    partition_by=[F("account__payee"), F("currency")],
    order_by="id",
    frame=RowRange(end=0),
)
"""What was booked for a payee in one currency until and with a line."""


PayeeCurrency = tuple[int | None, str]
"""A payee and a currency."""
READ = (
    "pk",
    "account__payee",
    "account__payee__person",
    "account__code",
    "currency",
    "amount",
    "entry",
    "entry__key",
    "entry__kind",
    "entry__source_id",
)


class Line(NamedTuple):
    pk: int
    payee: int | None
    person: int | None
    code: str
    currency: str
    amount: int
    entry: int
    key: str
    kind: str
    source: str
    end: int
    """What was booked until and with it, if it is one that is asked about; else 0: it left."""


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


def earned_of(person_id: int, keys: Collection[str] | None = None) -> list[Earned]:
    """Oldest first, of what they claimed, too: by the entries with these keys, and by whatever was
    settled; by all of them without keys. One statement, in which the database adds up."""
    wanted = Q() if keys is None else Q(entry__key__in=keys) | Q(entry__kind=SETTLED)
    theirs = Posting.objects.filter(account__payee__in=Payee.objects.of(person_id))
    return list(_earned(theirs, wanted))


def gained_by(person_id: int, keys: Collection[str]) -> dict[str, int]:
    """What entries booked for one person, by their keys: minor units."""
    booked = Posting.objects.filter(entry__key__in=keys, account__payee__person=person_id)
    sums = booked.filter(PAYABLE).values_list("entry__key").annotate(Sum("amount"))
    return {key: -sum for key, sum in sums}


def paid_of(keys: Collection[str], currency: str) -> int:
    """Minor units, without what was set off; one statement, however many people."""
    lines = Posting.objects.filter(currency=currency)
    named = lines.filter(PAYABLE, entry__key__in=keys).order_by().values("account__payee")
    earned = _earned(lines.filter(account__payee__in=named), Q(entry__key__in=keys))
    return sum(one.paid for one in earned)


def _earned(lines: QuerySet[Posting], wanted: Q) -> Iterator[Earned]:
    """Oldest first. What the company advanced somebody leaves as it came, and is not earned. Of
    `lines`, all there are of each payee and currency, only the wanted ones are read, and those by
    which something left."""
    read = Case(
        When(BOOKED & Q(entry__kind__in=EARNING) & wanted, then=SO_FAR),
        When(entry__kind__in=LEAVING, then=0),
    )
    counted = lines.filter(entry__kind__in=(*EARNING, ADVANCE, *LEAVING)).annotate(end=read)
    rows = counted.filter(end__isnull=False).order_by().values_list(*READ, "end")
    # Here, since the database would put all in order before it leaves most of them out.
    read_ones = sorted(Line(*row) for row in rows)
    left = _left(line for line in read_ones if not line.end)
    for one in read_ones:
        if one.end:
            parts = left[one.payee, one.currency].between(one.end + one.amount, one.end)
            ways = parts[Way.PAID], parts[Way.SET_OFF], parts[Way.FLYING]
            yield Earned(one.key, one.person or 0, -one.amount, *ways)


def _left(lines: Iterable[Line]) -> dict[PayeeCurrency, Left]:
    """In the order in which it left or was set aside to leave. What came back did not leave."""
    sums: dict[tuple[PayeeCurrency, str], Counter[str]] = defaultdict(Counter)
    for line in sorted(lines, key=attrgetter("entry")):
        one, pot = line.source, line.code.split(":")[2]
        if line.kind == SET_OFF:
            one, pot = line.key, SET_OFF if pot == "payable" else pot
        sums[(line.payee, line.currency), one][pot] += line.amount
    found: dict[PayeeCurrency, Left] = defaultdict(Left)
    for (purse, _one), of in sums.items():
        flying = of["in-flight"]
        ways = (Way.SET_OFF, of[SET_OFF]), (Way.PAID, of["payable"] + flying), (Way.FLYING, -flying)
        for way, amount in ways:
            if amount > 0:
                found[purse].add(way, amount)
    return found
