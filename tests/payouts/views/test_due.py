"""What somebody reads of money that could leave, while finance has not let it leave."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from pytest_django import Settings

from hitrecord.foundation.clock import office_day
from payouts.domain.payout_day import next_day
from payouts.freezing import freeze
from payouts.models import Batch
from payouts.queries.payability import standings
from payouts.services import minors
from payouts.services.batches import approve
from tests import builders
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db
NEXT = "is paid with the next batch"


def earnings() -> str:
    client = Client()
    client.force_login(builders.user("ada"))
    return client.get("/earnings/").content.decode()


def test_the_next_batch_is_promised_only_when_one_can_leave() -> None:
    leaving.owed()
    assert NEXT in earnings()
    freeze(["A balance is wrong."])
    page = earnings()
    assert NEXT not in page
    assert "All payouts stand still while finance checks the books." in page


def test_a_batch_that_waits_for_its_second_person_is_named() -> None:
    leaving.owed()
    made = leaving.batch()
    assert Batch.objects.get() == made
    page = earnings()
    assert NEXT not in page
    assert "in a batch that waits for a second person" in page


def test_what_stands_in_the_way_is_told_before_a_place_is_asked_for() -> None:
    ada = leaving.owed("ada", 50, is_placed=False)
    page = earnings()
    assert "Less than $10.00" in page
    assert "Say as well where it should go." in page
    assert "and it is paid" not in page
    leaving.owed("ada", 5000, is_placed=False)
    assert "Say where it should go, and it is paid." in earnings()
    minors.mark(payee=ada, reason="So.", by=builders.staff("finn"), now=timezone.now())
    page = earnings()
    assert "account of your guardian" in page
    assert "and it is paid" not in page


def test_nothing_small_is_released_without_a_place() -> None:
    ada = leaving.owed("ada", 50, is_placed=False)
    (one,) = standings("USD", timezone.now(), payees=[ada.pk])
    assert not one.is_small
    assert one.obstacle


def test_what_is_approved_says_so_and_that_it_stands_still_under_a_freeze() -> None:
    leaving.owed()
    leaving.approved()
    page = earnings()
    assert "It is approved, and leaves next." in page
    assert "An earlier payout" not in page
    freeze(["A balance is wrong."])
    page = earnings()
    assert "It is approved. All payouts stand still" in page
    assert NEXT not in page


def test_what_is_approved_waits_for_the_books_and_for_no_second_person() -> None:
    leaving.owed()
    made, paula = leaving.batch(), builders.staff("paula")
    approve(batch=made, by=paula, reason="Friday.", now=timezone.now())
    page = earnings()
    assert "It is approved, and leaves as soon as the books were found in order." in page
    assert "second person" not in page
    freeze(["A balance is wrong."])
    assert "It is approved. All payouts stand still" in earnings()


@pytest.mark.parametrize(
    ("today", "day", "wanted"),
    [
        (date(2026, 11, 14), 15, date(2026, 11, 15)),
        (date(2026, 11, 15), 15, date(2026, 11, 15)),
        (date(2026, 12, 16), 15, date(2027, 1, 15)),
        (date(2026, 12, 16), 0, None),
    ],
)
def test_the_day_of_the_next_batch(today: date, day: int, wanted: date | None) -> None:
    assert next_day(today, day) == wanted


def test_the_next_batch_has_its_day_where_finance_keeps_one(settings: Settings) -> None:
    leaving.owed()
    assert "You are told when it leaves." in earnings()
    settings.PAYOUT_DAY = office_day().day if office_day().day < 29 else 1
    on = next_day(office_day(), settings.PAYOUT_DAY)
    assert on is not None
    assert f"{NEXT}, on {date_format(on, 'j F')}." in earnings()
