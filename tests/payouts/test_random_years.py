"""Random years of a production through the real services, against a model in a few plain lines."""

from fractions import Fraction
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payouts import books
from payouts.models import Budget, Pool, Sale
from payouts.services.income import record_budget, reverse_sale
from payouts.services.proposals import propose
from projects.models import Production
from tests import builders
from tests.payouts import builders as money
from tests.payouts.naive_split import G, cut

pytestmark = pytest.mark.django_db

NAMES = ("ada", "ben", "cleo")
Step = tuple[str, int]


class Model:
    """The rule read aloud: one cent at a time to whoever is furthest behind."""

    def __init__(self, points: list[int], keys: list[str]) -> None:
        ordered = sorted(zip(keys, cut(G, points), strict=True))
        grains = cut(G, [part for _key, part in ordered])
        self.part = {key: Fraction(part, G) for (key, _), part in zip(ordered, grains, strict=True)}
        self.has = dict.fromkeys(self.part, 0)
        self.company = self.open = self.fixed = 0

    def share_out(self) -> bool:
        if self.open <= 0:
            return False
        pool, company = self.open - self.open // 2, self.open // 2
        self.hand_out(pool)
        self.company, self.open = self.company + company, 0
        return True

    def share_fixed(self) -> bool:
        if self.fixed <= 0:
            return False
        self.hand_out(self.fixed)
        self.fixed = 0
        return True

    def hand_out(self, pool: int) -> None:
        everything = sum(self.has.values()) + pool
        for _unit in range(pool):
            behind = {key: part * everything - self.has[key] for key, part in self.part.items()}
            self.has[min(behind, key=lambda key: (-behind[key], key))] += 1


def voices(points: list[int]) -> Production:
    production = builders.production()
    piece = builders.piece(production, "Voices", 1)
    for name, number in zip(NAMES, points, strict=True):
        builders.credit(piece, builders.person(name), number, role="Voice")
    return production


def shared_out(production: Production, currency: str, kind: Pool = Pool.PROFIT) -> bool:
    finn = builders.staff("finn")
    try:
        draft = propose(production=production, currency=currency, by=finn, kind=kind)
    except ValidationError:
        return False
    money.distributed(money.final(money.opened(money.calculated(draft))))
    return True


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("sale"), st.integers(1, 60)),
        st.tuples(st.just("cost"), st.integers(1, 40)),
        st.tuples(st.just("refund"), st.integers(0, 3)),
        st.tuples(st.just("share out"), st.just(0)),
        st.tuples(st.just("budget"), st.integers(1, 50)),
        st.tuples(st.just("share budget"), st.just(0)),
    ),
    min_size=3,
    max_size=14,
)


class Replay:
    """The same steps with the services and with the model."""

    def __init__(self, points: list[int], currency: str) -> None:
        self.production, self.currency = voices(points), currency
        self.keys = {name: builders.person(name).key for name in NAMES}
        self.model = Model(points, list(self.keys.values()))
        self.sales: list[Sale] = []

    def step(self, what: str, amount: int) -> None:
        finn, dated = builders.staff("finn"), {"currency": self.currency}
        if what == "sale":
            self.sales.append(money.sale(self.production, amount, **dated))
            self.model.open += amount
        elif what == "cost":
            money.cost(self.production, amount, **dated)
            self.model.open -= amount
        elif what == "refund" and amount < len(self.sales):
            gone = self.sales.pop(amount)
            reverse_sale(sale=gone, by=finn, reason="It was given back.")
            self.model.open -= gone.gross
        elif what == "budget":
            fixed = Budget(
                production=self.production, amount=amount, what="A grant", date=money.DAY
            )
            fixed.currency = self.currency
            record_budget(budget=fixed, by=finn)
            self.model.fixed += amount
        elif what == "share budget":
            done = shared_out(self.production, self.currency, Pool.BUDGET)
            assert done == self.model.share_fixed()
        elif what == "share out":
            assert shared_out(self.production, self.currency) == self.model.share_out()

    def has(self) -> dict[str, int]:
        return {
            key: books.payable_to(builders.person(name).pk).get(self.currency, 0)
            for name, key in self.keys.items()
        }

    def company(self) -> int:
        found = books.balances().filter(account=books.company(self.currency)).first()
        return found.held if found else 0


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    points=st.lists(st.integers(1, 7), min_size=3, max_size=3),
    currency=st.sampled_from(["USD", "JPY", "KWD"]),
    steps=STEPS,
)
def test_any_years_give_everybody_what_the_plain_model_gives(
    points: list[int], currency: str, steps: list[Step], db: Any
) -> None:
    with transaction.atomic():
        replay = Replay(points, currency)
        for what, amount in [*steps, ("share out", 0)]:
            replay.step(what, amount)
            assert replay.has() == replay.model.has
            assert replay.company() == replay.model.company
        assert money.problems() == []
        transaction.set_rollback(True)
