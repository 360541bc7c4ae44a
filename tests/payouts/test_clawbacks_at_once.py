"""Money is booked, or paid out, while somebody lets a clawback go: neither waits for the other
for ever."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from payouts import books
from payouts.models import Clawback, Payee
from payouts.services import clawbacks
from payouts.services.distributing import distribute
from payouts.services.holds import settle
from tests import builders
from tests.at_once import apart
from tests.payouts import builders as money
from tests.payouts.test_holds import held
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db(transaction=True)


def clawback(name: str = "ben") -> Clawback:
    """Confirmed, and nothing of it set off."""
    payee = leaving.owed(name, 5000)
    leaving.talked(leaving.sent(), hours=2)
    made = clawbacks.put_down(
        payee=payee, to=None, currency="USD", amount=2000, reason="The drums were Cleo's.",
        by=builders.staff("finn"), now=timezone.now(),
    )  # fmt: skip
    return clawbacks.confirm(
        clawback=made, by=builders.staff("paula"), reason="x", now=timezone.now()
    )


def meanwhile(one: Clawback, waits: Callable[[], object], goes: Callable[[], object]) -> list[str]:
    """`waits` begins when the row of the clawback is locked, and comes as far as it can; `goes` is
    done then. The names of what the first one raised."""
    raised: list[str] = []

    def other() -> None:
        try:
            waits()
        except Exception as problem:
            raised.append(type(problem).__name__)

    with transaction.atomic():
        Clawback.objects.select_for_update().get(pk=one.pk)
        thread = apart(other)
        goes()
    thread.join(60)
    return raised


def test_both_purses_are_held_before_anything_is_booked() -> None:
    """In their order, which is that of a distribution to both."""
    ada, ben = leaving.owed("ada", 100), leaving.owed("ben", 5000)
    leaving.talked(leaving.sent(), hours=2)
    made = clawbacks.put_down(
        payee=ben, to=ada, currency="USD", amount=2000, reason="The drums were Ada's.",
        by=builders.staff("finn"), now=timezone.now(),
    )  # fmt: skip
    with CaptureQueriesContext(connection) as asked:
        clawbacks.confirm(clawback=made, by=builders.staff("paula"), reason="x", now=timezone.now())
    said = [str(one["sql"]) for one in asked.captured_queries]
    booked = next(at for at, sql in enumerate(said) if sql.startswith('INSERT INTO "payouts_post'))
    purses = [account.pk for account in books.payables([ada, ben], "USD").values()]
    locks = [sql for sql in said[:booked] if "payouts_balance" in sql and "FOR NO KEY" in sql]
    assert all(str(purse) in locks[0] for purse in purses)
    assert "ORDER BY" in locks[0]


def let_go(one: Clawback) -> None:
    clawbacks.let_go(clawback=one, by=builders.staff("max"), reason="x", now=timezone.now())


def test_a_distribution_waits_before_it_books_anything() -> None:
    one, proposal, finn = clawback(), money.final(), builders.staff("finn")
    distributing = partial(distribute, proposal=proposal, by=finn, now=timezone.now())
    assert meanwhile(one, distributing, partial(let_go, one)) == []
    assert Clawback.objects.get().netted == 0
    assert money.problems() == []


def test_a_settlement_waits_before_it_books_anything() -> None:
    hold = held("ada")
    money.distributed(money.final(hold.share.proposal))
    one, finn = clawback("ada"), builders.staff("finn")
    leaving.owed("ada", 5000)
    settling = partial(settle, hold=hold, by=finn, paid=True, decision="x", now=timezone.now())
    assert meanwhile(one, settling, leaving.batch) == []
    assert Clawback.objects.get().netted == 2000
    assert money.problems() == []


def test_confirming_another_waits_before_it_books_anything() -> None:
    one, finn, now = clawback(), builders.staff("finn"), timezone.now()
    other = clawbacks.put_down(
        payee=one.payee, to=None, currency="USD", amount=100, reason="More.", by=finn, now=now
    )
    confirming = partial(
        clawbacks.confirm, clawback=other, by=builders.staff("paula"), reason="x", now=now
    )
    assert meanwhile(one, confirming, partial(let_go, one)) == []
    assert money.problems() == []


def test_a_payee_is_made_while_a_batch_is() -> None:
    """As a distribution does that holds what the batch waits for."""
    one = clawback()
    leaving.owed("ada", 5000)
    ada = Payee.objects.get(person=builders.person("ada"))
    assert meanwhile(one, leaving.batch, partial(books.payables, [ada, one.payee], "EUR")) == []
