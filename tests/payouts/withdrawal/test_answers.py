"""A service's answer of many lines is taken in few statements, and all of it is heard."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from payouts import tasks
from payouts.models import Finding, Payout, Transfer
from payouts.providers.masspay import MassPay
from payouts.services.answers import take_answer
from payouts.withdrawal.daily import stand_still_over
from payouts.withdrawal.reserving import is_frozen
from tests import builders
from tests.payouts.withdrawal import leaving


def sent(*names: str) -> list[Payout]:
    for name in names:
        leaving.owed(name)
    payouts = list(leaving.approved(leaving.batch("masspay")).payouts.order_by("pk"))
    for payout in payouts:
        tasks.pay(payout.pk)
    return payouts


def took(payouts: list[Payout], said: str) -> int:
    """In how many statements."""
    finn = builders.staff("finn")
    lines = [f"{payout.reference},{said}" for payout in payouts]
    with CaptureQueriesContext(connection) as asked:
        take_answer(text="\n".join(["Reference ID,Status", *lines]), by=finn, now=timezone.now())
    return len(asked)


def states() -> set[str]:
    return set(Payout.objects.values_list("state", flat=True))


@pytest.mark.django_db
def test_many_lines_are_taken_in_as_many_statements_as_few() -> None:
    few = sent("ada", "ben")
    builders.staff("finn")
    took(few, "Pending")
    count = took(few, "Completed")
    for payout in few:
        tasks.pay(payout.pk)
    assert states() == {"paid"}
    many = sent("ada", "ben", "cleo", "dan", "eva")
    assert took(many, "Completed") == count


@pytest.mark.django_db
def test_what_is_on_its_way_is_due_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    payouts, rung = sent("ada", "ben"), list[int]()
    monkeypatch.setattr(tasks.pay, "apply_async", lambda args, expires: rung.extend(args))
    tasks.sweep()
    assert rung == []
    took(payouts, "Completed")
    assert set(Transfer.objects.values_list("status", flat=True)) == {"paid"}
    tasks.sweep()
    assert rung == [payout.pk for payout in payouts]


@pytest.mark.django_db(transaction=True)
def test_what_had_arrived_and_came_back_is_rung_for(monkeypatch: pytest.MonkeyPatch) -> None:
    payouts, rung = sent("ada"), list[int]()
    monkeypatch.setattr(tasks.hear, "delay", rung.append)
    took(payouts, "Completed")
    tasks.pay(payouts[0].pk)
    assert rung == []
    took(payouts, "Returned")
    assert rung == [payouts[0].pk]
    tasks.hear(rung[0])
    assert states() == {"returned"}


@pytest.mark.django_db
def test_what_failed_and_arrived_all_the_same_stops_payouts_at_once() -> None:
    (payout,) = sent("ada")
    took([payout], "Failed")
    tasks.pay(payout.pk)
    assert states() == {"failed"}
    assert not is_frozen()
    with override("de"):
        took([payout], "Completed")
    assert is_frozen()
    (found,) = Finding.objects.values_list("sentence", flat=True)
    assert found.startswith(f"{payout.reference}: The provider pays it, and here it is over")
    stand_still_over("masspay", timezone.now())
    assert Finding.objects.count() == 1


@pytest.mark.django_db
def test_a_provider_that_says_so_of_itself_stops_payouts_too() -> None:
    (payout,) = sent("ada")
    took([payout], "Failed")
    tasks.pay(payout.pk)
    Transfer.objects.update(status="paid")
    tasks.hear(payout.pk)
    assert is_frozen()
    assert states() == {"failed"}


@pytest.mark.django_db
def test_what_was_said_before_it_was_over_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """One asks and hears that it is on its way; before that is worked out, it is over."""
    (payout,) = sent("ada")
    (before,) = MassPay().listing()
    took([payout], "Failed")
    tasks.hear(payout.pk)
    said = [before]
    really = MassPay.fetch
    monkeypatch.setattr(
        MassPay, "fetch", lambda self, one: said.pop() if said else really(self, one)
    )
    tasks.hear(payout.pk)
    assert not said
    assert not is_frozen()
