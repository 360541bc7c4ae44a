"""One payout and its provider: what becomes of the money."""

from datetime import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import Notice
from payouts import books
from payouts.domain.payout_states import State, Status
from payouts.freezing import freeze
from payouts.models import Payout, Transfer
from payouts.providers import Known
from payouts.providers.sandbox import Sandbox
from payouts.withdrawal import reserving, settling, submitting
from payouts.withdrawal.reconciliation import reconcile
from tests.payouts import builders as money
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db


def in_flight(payout: Payout) -> int:
    return books.purse_of(payout.payee.person_id).in_flight.get("USD", 0)


def test_a_payout_that_arrives_is_paid_and_settled_once() -> None:
    ada = leaving.owed()
    payout = leaving.sent()
    assert (payout.reference, payout.state) == (f"P-{ada.pk}-1", State.SUBMITTED)
    assert (leaving.balance(ada), in_flight(payout)) == (0, 5000)
    for _again in range(3):
        leaving.talked(payout, hours=2)
    assert payout.state == State.PAID
    assert (leaving.balance(ada), in_flight(payout)) == (0, 0)
    assert books.paid_to(ada.person_id) == {"USD": 5000}
    assert money.problems() == []


def test_a_refused_payout_is_back_on_the_balance_with_the_reason() -> None:
    ada = leaving.owed(account="reject@example.org")
    payout = leaving.sent()
    assert payout.state == State.REJECTED
    assert payout.reason == "The provider knows no such account."
    assert leaving.balance(ada) == 5000
    assert money.problems() == []


def test_a_retry_after_a_definite_no_is_another_payout() -> None:
    ada = leaving.owed(account="reject@example.org")
    leaving.sent()
    leaving.goes_to(ada, "ada@example.org")
    assert leaving.sent().reference == f"P-{ada.pk}-2"


def test_a_failed_payout_is_back_on_the_balance_with_the_reason() -> None:
    ada = leaving.owed(account="fail@example.org")
    payout = leaving.talked(leaving.sent(), hours=2)
    assert (payout.state, leaving.balance(ada)) == (State.FAILED, 5000)
    assert "does not accept payments" in payout.reason


def test_money_that_comes_back_after_it_was_paid_is_on_the_balance_again() -> None:
    ada = leaving.owed(account="return@example.org")
    payout = leaving.talked(leaving.sent(), hours=2)
    assert (payout.state, leaving.balance(ada)) == (State.PAID, 0)
    settling.apply(payout.pk, Status.RETURNED, timezone.now(), reason="Closed account.")
    settling.apply(payout.pk, Status.RETURNED, timezone.now(), reason="Closed account.")
    settling.apply(payout.pk, Status.PAID, timezone.now())
    payout.refresh_from_db()
    assert (payout.state, leaving.balance(ada)) == (State.RETURNED, 5000)
    assert books.paid_to(ada.person_id) == {"USD": 0}
    assert money.problems() == []


def test_a_timeout_after_the_order_is_unknown_until_the_provider_is_asked() -> None:
    ada = leaving.owed(account="unclear@example.org")
    payout = leaving.sent()
    assert (payout.state, leaving.balance(ada), in_flight(payout)) == (State.UNKNOWN, 0, 5000)
    leaving.talked(payout, hours=1)
    assert payout.state == State.PAID
    assert Transfer.objects.count() == 1


def test_a_timeout_before_the_order_is_unknown_and_sent_again_under_its_reference() -> None:
    leaving.owed(account="lost@example.org")
    payout = leaving.sent()
    for hours in (1, 2, 3, 4, 5):
        leaving.talked(payout, hours)
    assert (payout.state, payout.quarantined_at) == (State.UNKNOWN, None)
    assert Transfer.objects.count() == 0


def test_a_payout_is_talked_about_by_one_worker_at_a_time() -> None:
    leaving.owed()
    payout = leaving.approved().payouts.get()
    now = timezone.now()
    reserving.reserve(payout, now)
    lease = Payout.objects.claim(payout.pk, now)
    assert lease
    submitting.talk(payout.pk, now)
    payout.refresh_from_db()
    assert payout.state == State.RESERVED


def test_nothing_is_set_aside_or_sent_while_payouts_stand_still() -> None:
    ada = leaving.owed()
    payout = leaving.approved().payouts.get()
    freeze(["The books do not balance."])
    assert not reserving.reserve(payout, timezone.now())
    assert leaving.balance(ada) == 5000


def test_a_balance_that_shrank_cancels_the_payout_with_the_reason() -> None:
    ada = leaving.owed()
    payout = leaving.approved().payouts.get()
    books.post(
        key="correction",
        kind="adjustment",
        lines=[(books.payables([ada], "USD")[ada.pk], 1), (books.company("USD"), -1)],
        source=ada,
    )
    assert not reserving.reserve(payout, timezone.now())
    payout.refresh_from_db()
    assert payout.state == State.CANCELLED
    assert "Nothing was sent" in payout.reason
    assert leaving.balance(ada) == 4999
    told = Notice.objects.get(key=f"payout-{payout.pk}-cancelled")
    assert (told.recipient.handle, "Nothing was sent" in told.body) == ("ada", True)


def test_a_payout_the_database_forgot_is_taken_over_from_the_provider() -> None:
    ada = leaving.owed()
    older = transaction.savepoint()
    leaving.sent()
    known = Sandbox().fetch(f"P-{ada.pk}-1")
    transaction.savepoint_rollback(older)
    assert known
    Transfer.objects.create(
        provider="sandbox", reference=known.reference, amount=known.amount, currency="USD",
        receiver="ada@example.org", name="Ada", status=known.status,
    )  # fmt: skip
    assert reconcile(Sandbox(), timezone.now()) == []
    assert Payout.objects.get().state == State.PAID
    assert leaving.balance(ada) == 0
    assert money.problems() == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"reference": "P-999999-1"}, "we never sent it"),
        ({"reference": "something else"}, "we never sent it"),
        ({"amount": 4999}, "another amount"),
    ],
)
def test_what_the_provider_has_otherwise_is_named(fields: dict[str, object], said: str) -> None:
    leaving.owed()
    payout = leaving.sent()
    row = Transfer.objects.get(reference=payout.reference)
    if "amount" in fields:
        Transfer.objects.filter(pk=row.pk).update(**fields)
    else:
        row.pk = None
        for name, value in fields.items():
            setattr(row, name, value)
        row.save(force_insert=True)
    (difference,) = reconcile(Sandbox(), timezone.now())
    assert said in difference.sentence


def test_what_the_provider_lost_is_named() -> None:
    leaving.owed()
    leaving.sent()
    Transfer.objects.all().delete()
    (difference,) = reconcile(Sandbox(), timezone.now())
    assert "does not know it" in difference.sentence


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"amount": 1}, "keeps what was approved"),
        ({"reference": "P-1-9"}, "keeps what was approved"),
        ({"state": State.RESERVED}, "does not go from submitted to reserved"),
        ({"state": State.DRAFT}, "does not go from submitted to draft"),
    ],
)
def test_a_payout_goes_forward_only(change: dict[str, object], sentence: str) -> None:
    leaving.owed()
    payout = leaving.sent()
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        Payout.objects.filter(pk=payout.pk).update(**change)


def test_a_payout_and_a_destination_stay() -> None:
    ada = leaving.owed()
    payout = leaving.sent()
    with pytest.raises(IntegrityError, match="stays"), transaction.atomic():
        Payout.objects.filter(pk=payout.pk).delete()
    with pytest.raises(IntegrityError, match="is kept"), transaction.atomic():
        ada.destinations.update(account="eva@example.org")


def test_an_approved_payout_is_not_sent_to_a_place_the_payee_has_left() -> None:
    ada = leaving.owed(account="thief@example.org")
    payout = leaving.approved().payouts.get()
    leaving.goes_to(ada, "ada@example.org")
    assert not reserving.reserve(payout, timezone.now())
    payout.refresh_from_db()
    assert (payout.state, leaving.balance(ada)) == (State.CANCELLED, 5000)
    assert "earlier place" in payout.reason


def test_what_is_set_aside_is_called_off_when_the_payee_says_another_place() -> None:
    ada = leaving.owed(account="thief@example.org")
    payout = leaving.approved().payouts.get()
    assert reserving.reserve(payout, timezone.now())
    leaving.goes_to(ada, "ada@example.org")
    leaving.talked(payout)
    assert (payout.state, leaving.balance(ada)) == (State.FAILED, 5000)
    assert Transfer.objects.count() == 0
    assert money.problems() == []


def test_workers_that_are_killed_do_not_end_the_asking() -> None:
    leaving.owed()
    payout = leaving.approved().payouts.get()
    reserving.reserve(payout, timezone.now())
    Payout.objects.filter(pk=payout.pk).update(attempts=3, state=State.SUBMITTING)
    leaving.talked(payout)
    assert (payout.state, payout.quarantined_at) == (State.SUBMITTED, None)


def test_a_payout_that_leaves_while_the_provider_answers_is_not_missing() -> None:
    leaving.owed()
    payout = leaving.approved().payouts.get()
    reserving.reserve(payout, timezone.now())

    class Slow(Sandbox):
        def listing(self, since: datetime | None = None) -> list[Known]:
            before = list(super().listing())
            leaving.talked(payout)
            return before

    assert reconcile(Slow(), timezone.now()) == []
    assert payout.state == State.SUBMITTED


def test_a_rule_that_says_nothing_of_the_balance_is_not_told_as_one_that_does() -> None:
    ada = leaving.owed()
    payout = leaving.approved().payouts.get()
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE payouts_payout ADD CONSTRAINT another_rule CHECK (state <> 'reserved')"
        )
    with pytest.raises(IntegrityError, match="another_rule"):
        reserving.reserve(payout, timezone.now())
    payout.refresh_from_db()
    assert (payout.state, payout.reason, leaving.balance(ada)) == (State.APPROVED, "", 5000)


@pytest.mark.parametrize("amount", [0, 10**18, 4000])
def test_what_a_provider_lists_and_cannot_be_ours_is_a_difference(amount: int) -> None:
    """Nothing, more than there is, and a second one while another is on its way."""
    ada = leaving.owed()
    if amount == 4000:
        leaving.sent()
        leaving.owed()
    reference = f"P-{ada.pk}-7"

    class Theirs(Sandbox):
        def listing(self, since: datetime | None = None) -> list[Known]:
            return [*super().listing(), Known(reference, amount, "USD", Status.PAID)]

    (one,) = reconcile(Theirs(), timezone.now())
    assert (one.reference, one.kind) == (reference, "theirs")


def test_what_a_worker_holds_already_does_not_leave_when_a_freeze_comes() -> None:
    leaving.owed()
    payout, now = leaving.approved().payouts.get(), timezone.now()
    assert reserving.reserve(payout, now)
    lease = Payout.objects.in_flight().claim(payout.pk, now)
    freeze(["The books do not balance."])
    assert lease
    assert not submitting._begin(lease, now)
    payout.refresh_from_db()
    assert payout.state == State.RESERVED
