"""Nobody said in three years where the money should go: it is kept apart, and comes back whole."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Notice
from payouts import books, unclaimed
from payouts.models import Letter, Payee, Unclaimed
from payouts.services.destinations import send_to
from tests import builders
from tests.payouts import guests
from tests.payouts.builders import problems
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db
TERM = timedelta(days=3 * 365)
NOTICE = timedelta(days=90)


def years_on() -> datetime:
    return timezone.now() + TERM


def waiting(name: str = "ada", amount: int = 5000) -> Payee:
    payee, _made = Payee.objects.get_or_create(person=builders.person(name))
    guests.earned(payee, amount)
    return payee


def kept_apart() -> Payee:
    ada = waiting()
    unclaimed.announce(years_on() - NOTICE + timedelta(days=1))
    unclaimed.keep_apart(years_on() + timedelta(days=2))
    return ada


def says_where(name: str, now: datetime) -> None:
    send_to(by=builders.user(name), method="paypal", name="Ada", account="a@example.org", now=now)


def test_it_is_announced_ninety_days_before_and_once() -> None:
    waiting()
    assert unclaimed.announce(years_on() - NOTICE - timedelta(days=1)) == []
    due = years_on() - NOTICE + timedelta(days=1)
    assert len(unclaimed.announce(due)) == 1
    assert unclaimed.announce(due + timedelta(days=5)) == []
    told = Notice.objects.get(event="waiting")
    assert "say where it should go" in told.subject
    assert "stays yours for good" in told.body


def test_whoever_has_no_account_gets_one_letter() -> None:
    guests.earned(guests.gus())
    before = Letter.objects.count()
    for _again in range(2):
        unclaimed.watch(years_on())
    assert Letter.objects.count() == before + 1


def test_then_it_is_kept_apart_and_the_books_are_in_order() -> None:
    ada = kept_apart()
    assert leaving.balance(ada) == 0
    assert Unclaimed.objects.get().amount == 5000
    assert problems() == []


def test_what_is_kept_apart_is_not_drawn_as_paid(client: Client) -> None:
    kept_apart()
    client.force_login(builders.user("ada"))
    chart = client.get("/earnings/").context["wide"]
    assert chart.due
    assert not chart.paid


def test_nothing_is_kept_apart_before_its_day_or_twice() -> None:
    ada = waiting()
    unclaimed.announce(years_on())
    unclaimed.keep_apart(years_on() + timedelta(days=89))
    assert leaving.balance(ada) == 5000
    for _again in range(2):
        unclaimed.keep_apart(years_on() + timedelta(days=91))
    assert books.Entry.objects.filter(kind="unclaimed").count() == 1


def test_whoever_says_where_in_time_keeps_it() -> None:
    ada = waiting()
    unclaimed.announce(years_on())
    says_where("ada", years_on())
    unclaimed.keep_apart(years_on() + timedelta(days=91))
    assert leaving.balance(ada) == 5000


def test_it_comes_back_whole_when_somebody_turns_up() -> None:
    ada = kept_apart()
    says_where("ada", years_on() + timedelta(days=400))
    assert leaving.balance(ada) == 5000
    assert Unclaimed.objects.get().over_at is not None
    assert problems() == []


def test_it_comes_back_when_somebody_claims_it() -> None:
    gus = guests.gus("")
    guests.earned(gus)
    unclaimed.announce(years_on())
    unclaimed.keep_apart(years_on() + NOTICE + timedelta(days=1))
    assert books.purse_of_payee(gus).payable["USD"] == 0
    guests.claimed(guests.letter(gus))
    assert books.payable_to(builders.person("ada").pk) == {"USD": 5000}
    assert problems() == []


def test_who_said_where_is_never_announced() -> None:
    leaving.owed("ada")
    assert unclaimed.announce(years_on() + TERM) == []


def test_what_was_booked_since_the_announcement_begins_its_time_anew() -> None:
    ada, now = waiting(), timezone.now()
    row = Unclaimed.objects.create(
        payee=ada, currency="USD", announced_at=now - NOTICE, due_at=now - timedelta(days=1)
    )
    unclaimed.keep_apart(now + timedelta(seconds=5))
    row.refresh_from_db()
    assert (row.moved_at, row.over_at is None) == (None, False)
    assert leaving.balance(ada) == 5000
