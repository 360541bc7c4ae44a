"""Random histories: what the database adds up is what is taken from one line after the other."""

from collections import Counter, defaultdict, deque
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from accounts.models import Person
from payouts import books
from payouts.domain.leaving import Way
from payouts.models import Payee, Payout
from tests.payouts.naive_leaving import take

pytestmark = pytest.mark.django_db

BOOKED = {"earned": "distribution", "settled": "settlement", "advanced": "clawback"}
LATER = {"released": Way.FLYING, "paid": Way.FLYING, "returned": Way.PAID}
"""What becomes of something that left, and how it must have left so far."""
KINDS = {"reserved": "reservation", "released": "release", "paid": "payout", "returned": "return"}
Purse = tuple[int, str]
STEPS = st.lists(
    st.tuples(
        st.sampled_from([*BOOKED, "earned", "adjusted", "set off", "reserved", "reserved", *LATER]),
        st.integers(1, 300),
        st.sampled_from([0, 0, 1]),
        st.sampled_from(["USD", "USD", "EUR"]),
    ),
    min_size=16,
    max_size=40,
)


@dataclass
class Gone:
    number: int
    purse: Purse
    way: Way | None
    amount: int


class History:
    """Of Hal and of Ida, whose share he claimed: in the books, and in plain words."""

    def __init__(self) -> None:
        some = Person.objects.count()
        hal, ida = (
            Person.objects.create(key=f"{name}{some}", credit_name=name) for name in ("hal", "ida")
        )
        self.hal = hal
        mine, claimed = Payee.objects.create(person=hal), Payee(person=ida, claimed_by=hal)
        claimed.save()
        self.payees = [mine, claimed]
        self.booked: list[tuple[str, str, Purse, int]] = []
        self.gone: list[Gone] = []
        self.balance: Counter[Purse] = Counter()
        self.number = 0

    def step(self, what: str, amount: int, whose: int, currency: str) -> None:
        self.number += 1
        purse = whose, currency
        if what in LATER:
            ones = [one for one in self.gone if one.way == LATER[what] and one.purse == purse]
            if ones:
                self.went_on(what, ones[amount % len(ones)])
        elif what in ("set off", "reserved"):
            if part := min(amount, self.balance[purse]):
                self.left(what, purse, part)
        else:
            key = self.post(BOOKED.get(what, "adjustment"), purse, "bank", "payable", amount)
            self.balance[purse] += amount
            if what in BOOKED:
                self.booked.append((what, key, purse, amount))

    def left(self, what: str, purse: Purse, amount: int) -> None:
        self.balance[purse] -= amount
        is_off = what == "set off"
        self.gone.append(Gone(self.number, purse, Way.SET_OFF if is_off else Way.FLYING, amount))
        if is_off:
            self.post("setoff", purse, "payable", "clawback", amount)
        else:
            self.post("reservation", purse, "payable", "in-flight", amount)

    def went_on(self, what: str, one: Gone) -> None:
        one.way = Way.PAID if what == "paid" else None
        debit = "bank" if what == "returned" else "in-flight"
        credit = "bank" if what == "paid" else "payable"
        self.balance[one.purse] += one.amount if credit == "payable" else 0
        self.post(KINDS[what], one.purse, debit, credit, one.amount, of=one.number)

    def post(
        self, kind: str, purse: Purse, debit: str, credit: str, amount: int, of: int | None = None
    ) -> str:
        payee, currency = self.payees[purse[0]], purse[1]
        accounts = {
            "bank": books.bank(currency),
            "payable": books.payables([payee], currency)[payee.pk],
            "in-flight": books.in_flight(payee, currency),
            "clawback": books.clawback(payee, currency),
        }
        key = f"{kind}:{self.hal.key}:{self.number}"
        lines = [(accounts[debit], amount), (accounts[credit], -amount)]
        books.post(key=key, kind=kind, lines=lines, source=Payout(pk=of or self.number))
        return key

    def earned(self) -> list[books.Earned]:
        """By the rule, read aloud."""
        left = defaultdict[Purse, deque[tuple[Way, int]]](deque)
        for one in self.gone:
            if one.way:
                left[one.purse].append((one.way, one.amount))
        found = []
        for what, key, purse, amount in self.booked:
            parts = take(amount, left[purse])
            ways = parts[Way.PAID], parts[Way.SET_OFF], parts[Way.FLYING]
            if what != "advanced":
                person = self.payees[purse[0]].person_id
                found.append(books.Earned(key, person, amount, *ways))
        return found


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, one_in=st.integers(1, 3))
@example([("advanced", 100, 0, "USD"), ("earned", 100, 0, "USD"), ("reserved", 150, 0, "USD")], 1)
@example([("earned", 90, 0, "USD"), ("earned", 50, 0, "EUR"), ("reserved", 50, 0, "EUR")], 1)
@example([("earned", 90, 1, "USD"), ("earned", 50, 0, "USD"), ("set off", 50, 0, "USD")], 2)
def test_what_left_of_each_line_is_what_the_rule_says(
    steps: list[tuple[str, int, int, str]], one_in: int
) -> None:
    history = History()
    for step in steps:
        history.step(*step)
    plain = history.earned()
    assert books.earned_of(history.hal.pk) == plain

    keys = {one.key for one in plain[::one_in]}
    asked = [one for one in plain if one.key in keys or one.key.startswith("settlement:")]
    assert books.earned_of(history.hal.pk, keys) == asked
    for currency in ("USD", "EUR"):
        named = {key for _what, key, purse, _amount in history.booked if purse[1] == currency}
        there = [one for one in plain if one.key in keys & named]
        assert books.paid_of(keys, currency) == sum(one.paid for one in there)
