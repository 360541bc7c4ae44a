"""Work that takes longer than a lease stays with the worker that began it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from payouts import errands
from payouts.explained import tellings
from payouts.models import Errand, State, Telling
from payouts.proposing import opening
from payouts.queries.why import why
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def leases_are_over_at_once(settings: Settings) -> None:
    settings.LEASE_SECONDS = 0


def another_worker(run: Callable[[int, datetime], None], pk: int) -> None:
    """Comes three times, with a connection of its own, long after the lease."""

    def come() -> None:
        try:
            for hours in range(1, 4):
                run(pk, timezone.now() + timedelta(hours=hours))
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(come).result(timeout=60)


def test_a_slow_step_is_not_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    proposal = money.computed()
    errand = Errand.objects.create(proposal=proposal, verb="open", by=proposal.drafted_by)

    def slowly(**of: Any) -> None:
        another_worker(errands.run, errand.pk)
        opening.open_now(**of)

    monkeypatch.setitem(errands.STEPS, "open", slowly)
    errands.run(errand.pk, timezone.now())
    errand.refresh_from_db()
    proposal.refresh_from_db()
    assert (errand.attempts, errand.reason, bool(errand.finished_at)) == (1, "", True)
    assert proposal.state == State.OPEN


def test_a_slow_explanation_is_not_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    telling = Telling.objects.create(share=money.opened().shares.earliest("pk"))

    def slowly(*of: Any) -> Any:
        another_worker(tellings.run, telling.pk)
        return why(*of)

    monkeypatch.setattr(tellings, "why", slowly)
    tellings.run(telling.pk, timezone.now())
    telling.refresh_from_db()
    assert (telling.attempts, telling.reason, bool(telling.finished_at)) == (1, "", True)
