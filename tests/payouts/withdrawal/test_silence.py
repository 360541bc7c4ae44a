"""A provider says nothing for ten minutes: nothing is lost or sent twice, and it is asked again."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from payouts import books, tasks
from payouts.models import Payout, Transfer
from payouts.providers import Known, Order, Unclear
from payouts.providers.sandbox import Sandbox
from payouts.withdrawal import submitting
from tests.payouts.builders import problems
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db(transaction=True)


class Silent:
    """It took the order, perhaps, and answers nobody; then it speaks again."""

    def __init__(self) -> None:
        self.is_silent, self.asked, self.open = True, 0, [False]

    def heard(self, reference: str) -> None:
        self.asked += 1
        self.open.append(transaction.get_connection().in_atomic_block)
        if self.is_silent:
            raise Unclear(reference)


SANDBOX, FETCH, CREATE = Sandbox(), Sandbox.fetch, Sandbox.create


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Silent:
    made = Silent()

    def create(_self: Sandbox, order: Order) -> Known:
        made.heard(order.reference)
        return CREATE(SANDBOX, order)

    def fetch(_self: Sandbox, reference: str) -> Known | None:
        made.heard(reference)
        return FETCH(SANDBOX, reference)

    monkeypatch.setattr(Sandbox, "create", create)
    monkeypatch.setattr(Sandbox, "fetch", fetch)
    return made


def look(payout: Payout, now: datetime) -> str:
    Payout.objects.filter(pk=payout.pk).update(due_at=now)
    submitting.talk(payout.pk, now)
    payout.refresh_from_db()
    return str(payout.state)


def test_ten_minutes_without_a_word_are_unknown_and_end_with_one_payment(silent: Silent) -> None:
    ada = leaving.owed()
    payout = leaving.approved().payouts.get()
    tasks.pay(payout.pk)
    begun = timezone.now()
    for minute in range(1, 11):
        assert look(payout, begun + timedelta(minutes=minute)) == "unknown"
        assert leaving.balance(ada) == 0
        assert books.purse_of(ada.person_id).in_flight == {"USD": 5000}
    assert problems() == []
    assert not any(silent.open), "a call of the provider ran inside a transaction"
    silent.is_silent = False
    for minute in (11, 12):
        look(payout, begun + timedelta(minutes=minute))
    assert payout.state == "paid"
    assert Transfer.objects.count() == 1
    assert problems() == []
