"""The rules of shared/reference/payout_model.py, held by the real code and the real database.

Hypothesis plays earning people, finance, a provider on a bad day, killed workers, webhooks in any
order, and a database that is set back to an older state. Setting back is a savepoint.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from payouts import books
from payouts.domain.payout_states import ASKED, IN_FLIGHT, State, Status
from payouts.freezing import freeze
from payouts.models import Destination, Freeze, Payee, Payout
from payouts.providers import all as providers
from payouts.services import batches
from payouts.withdrawal import reconciliation, releasing, reserving, settling, submitting
from tests import builders
from tests.payouts.withdrawal import lifting
from tests.payouts.withdrawal.provider import Killed, Moody

PEOPLE = ("ada", "ben")
OUTCOMES = ("ok", "ok", "reject", "timeout before", "timeout after", "killed after")


class MoneyLeaves(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.savepoint()
        self.now = timezone.now()
        self.provider = Moody()
        providers._ALL["moody"] = self.provider
        self.finn, self.paula = builders.staff("finn"), builders.staff("paula")
        self.payees = [self.payee(name) for name in PEOPLE]
        self.earned: list[tuple[Payee, int]] = []
        self.older: Any = None

    def payee(self, name: str) -> Payee:
        payee = Payee.objects.create(person=builders.person(name))
        Destination.objects.create(
            payee=payee,
            method="paypal",
            name=name,
            account=f"{name}@example.org",
            made_by=self.finn,
            made_at=self.now,
            usable_from=self.now,
        )
        return payee

    def later(self) -> None:
        self.now += timedelta(hours=2)

    def book(self, number: int) -> None:
        payee, amount = self.earned[number]
        books.post(
            key=f"earned:{number}",
            kind="distribution",
            lines=[
                (books.bank("USD"), amount),
                (books.payables([payee], "USD")[payee.pk], -amount),
            ],
            source=payee,
        )

    @rule(who=st.sampled_from([0, 1]), amount=st.integers(1000, 5000))
    def earn(self, who: int, amount: int) -> None:
        self.earned.append((self.payees[who], amount))
        self.book(len(self.earned) - 1)

    @rule()
    def pay_everybody(self) -> None:
        try:
            batch = batches.make_batch(currency="USD", provider="moody", by=self.finn, now=self.now)
        except ValidationError:
            return
        batches.approve(batch=batch, by=self.paula, reason="Friday.", now=self.now)
        releasing.release(batch.pk, self.now)
        for payout in batch.payouts.all():
            reserving.reserve(payout, self.now)

    def talk(self, payout: Payout, outcome: str) -> None:
        self.provider.mood = outcome
        with suppress(Killed):
            submitting.talk(payout.pk, self.now)
        self.provider.mood = "ok"

    @rule(outcome=st.sampled_from(OUTCOMES))
    def send(self, outcome: str) -> None:
        self.later()
        for payout in Payout.objects.filter(state=State.RESERVED)[:1]:
            self.talk(payout, outcome)

    @rule(outcome=st.sampled_from(["ok", "timeout before", "timeout after", "killed after"]))
    def ask(self, outcome: str) -> None:
        self.later()
        for payout in Payout.objects.unclear():
            self.talk(payout, outcome)

    @precondition(lambda self: self.provider.records)
    @rule(data=st.data(), to=st.sampled_from([Status.PAID, Status.FAILED, Status.RETURNED]))
    def provider_moves(self, data: st.DataObject, to: Status) -> None:
        before = Status.PAID if to == Status.RETURNED else Status.PENDING
        movable = [ref for ref, one in self.provider.records.items() if one.status == before]
        if movable:
            self.provider.move(data.draw(st.sampled_from(movable)), to)

    @precondition(lambda self: self.provider.said)
    @rule(data=st.data())
    def webhook(self, data: st.DataObject) -> None:
        reference = data.draw(st.sampled_from(self.provider.said))
        payout = Payout.objects.filter(reference=reference).first()
        known = self.provider.fetch(reference)
        if payout and known:
            settling.apply(payout.pk, known.status, self.now)

    @rule()
    def back_up(self) -> None:
        self.older = transaction.savepoint()

    @precondition(lambda self: self.older)
    @rule()
    def restore(self) -> None:
        transaction.savepoint_rollback(self.older)
        freeze(["A restore."])
        for number in range(len(self.earned)):
            self.book(number)

    @rule()
    def reconcile(self) -> None:
        assert reconciliation.reconcile(self.provider, self.now) == []
        for frozen in Freeze.objects.standing():
            lifting.lifted(frozen)

    def owed(self, payee: Payee) -> int:
        return books.payable_to(payee.person_id).get("USD", 0)

    def earned_by(self, payee: Payee) -> int:
        return sum(amount for who, amount in self.earned if who == payee)

    @invariant()
    def nobody_is_paid_twice(self) -> None:
        connection.check_constraints()
        for payee in self.payees:
            owed = 0 if reserving.is_frozen() else self.owed(payee)
            assert self.provider.live(payee.pk) + owed <= self.earned_by(payee)

    @invariant()
    def what_is_in_flight_is_on_its_way(self) -> None:
        for payee in self.payees:
            going = Payout.objects.filter(payee=payee, state__in=IN_FLIGHT)
            assert books.purse_of(payee.person_id).in_flight.get("USD", 0) == sum(
                payout.amount for payout in going
            )

    def teardown(self) -> None:
        try:
            self.all_comes_out_right()
        finally:
            del providers._ALL["moody"]  # what it remembers would differ from the next test's books
            transaction.savepoint_rollback(self.whole)

    def all_comes_out_right(self) -> None:
        self.reconcile()
        for _again in range(2):
            self.ask("ok")
            self.reconcile()
        assert not Payout.objects.filter(state__in=ASKED).exists()
        for payee in self.payees:
            going = Payout.objects.filter(payee=payee, state__in=[State.RESERVED, State.SUBMITTED])
            paid = sum(
                known.amount
                for known in self.provider.records.values()
                if known.status == Status.PAID and known.reference.startswith(f"P-{payee.pk}-")
            )
            pending = sum(payout.amount for payout in going)
            assert self.earned_by(payee) == self.owed(payee) + pending + paid


@pytest.mark.django_db
def test_money_leaves_once_whatever_happens() -> None:
    run_state_machine_as_test(
        MoneyLeaves,
        settings=settings(
            max_examples=12,
            stateful_step_count=30,
            suppress_health_check=list(HealthCheck),
        ),
    )
