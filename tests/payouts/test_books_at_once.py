"""Twenty at once, each with a connection of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.utils import timezone

from payouts import books
from payouts.models import Batch, Payout
from payouts.models.books import Account, Balance
from payouts.withdrawal import releasing, reserving, submitting
from tests import builders
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db(transaction=True)
HANDS = 20


def at_once(act: Callable[[int], object], refused: type[Exception], hands: int = HANDS) -> int:
    """How many were let through."""
    begin = Barrier(hands)

    def hand(number: int) -> bool:
        try:
            connection.ensure_connection()
            begin.wait(20)
            act(number)
        except refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(hands) as pool:
        return sum(pool.map(hand, range(hands)))


def test_twenty_hands_take_no_more_than_the_balance() -> None:
    ada = leaving.owed(amount=5000)
    account, bank, finn = (
        books.payables([ada], "USD")[ada.pk],
        books.bank("USD"),
        builders.user("finn"),
    )

    def take(number: int) -> None:
        lines: list[tuple[Account, int]] = [(account, 700), (bank, -700)]
        books.post(key=f"take:{number}", kind="test", lines=lines, source=finn)

    assert at_once(take, IntegrityError) == 7
    assert leaving.balance(ada) == 100
    assert Balance.objects.get(account=account).debits == 4900


def test_one_identity_posted_by_twenty_hands_is_one_entry() -> None:
    bank, company, finn = books.bank("USD"), books.company("USD"), builders.user("finn")

    def earn(_number: int) -> None:
        books.post(key="sale:1", kind="test", lines=[(bank, 5), (company, -5)], source=finn)

    assert at_once(earn, RuntimeError) == HANDS
    assert books.Entry.objects.count() == 1
    assert Balance.objects.get(account=bank).debits == 5


def test_two_finance_people_who_pay_at_once_make_one_batch() -> None:
    leaving.owed()
    builders.staff("finn")

    assert at_once(lambda _number: leaving.batch(), ValidationError, hands=2) == 1
    assert Batch.objects.get().payouts.get().amount == 5000


def test_a_batch_approved_and_sent_by_many_at_once_is_paid_once() -> None:
    ada = leaving.owed()
    made = leaving.batch()
    builders.staff("paula")

    assert at_once(lambda _number: leaving.approved(made), ValidationError, hands=4) == 1
    # A worker leaves a batch that somebody else looks at alone, and comes again later.
    releasing.release(made.pk, timezone.now())
    payout = Payout.objects.get()

    def pay(_number: int) -> None:
        reserving.reserve(payout, timezone.now())
        submitting.talk(payout.pk, timezone.now())

    at_once(pay, RuntimeError, hands=8)
    leaving.talked(payout, hours=25)
    assert (payout.state, leaving.balance(ada)) == ("paid", 0)
    assert books.paid_to(ada.person_id) == {"USD": 5000}
