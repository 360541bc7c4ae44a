"""The earnings of earlier years, and the tax form, can be reached from the page of one's money."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import Settings

from payouts import books
from payouts.models import Payee
from tests import builders
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db
ADDRESS = "/earnings/"


def earned_in(year: int, amount: int) -> Payee:
    """The stamp of an entry is the database's, so it is put back by force."""
    from tests.payouts.test_what_checkbooks_finds import unguarded

    payee = leaving.owed("ada", amount)
    entry = books.Entry.objects.order_by("-pk")[0]
    with unguarded("entry"):
        when = datetime(year, 3, 5, 12, tzinfo=UTC)
        books.Entry.objects.filter(pk=entry.pk).update(created_at=when)
    return payee


def page(asked: str = "") -> str:
    ada = Client()
    ada.force_login(builders.user("ada"))
    return ada.get(f"{ADDRESS}{asked}").content.decode()


def test_an_earlier_year_is_drawn_when_it_is_asked_for() -> None:
    earned_in(2023, 700)
    earned_in(2024, 1200)
    leaving.owed("ada", 500)
    now = page()
    assert "$5.00 was booked for you" in now
    for year in ("2023", "2024"):
        assert f'href="?year={year}&amp;in=USD#chart"' in now
    before = page("?year=2024")
    assert "$12.00 was booked for you." in before
    assert "March 2024 $12.00" in before
    assert f'href="{ADDRESS}#chart"' in before
    assert 'href="/earnings/statements/2024/"' in before
    between = page("?year=2025")
    assert "Nothing was booked for you then." in between
    for wrong in ("?year=1999", "?year=x", "?year=9999999999999999999"):
        assert "$5.00 was booked for you" in page(wrong)


def test_who_earned_long_ago_alone_is_led_there() -> None:
    earned_in(2024, 1200)
    now = page()
    assert "Nothing was booked for you then." in now
    assert 'href="?year=2024#chart"' in now


def test_the_tax_form_is_spoken_of_before_anything_was_booked(settings: Settings) -> None:
    settings.TAX_FORM_FROM = 600
    shown = page()
    assert "You need no tax form now." in shown
    assert "Nothing was paid to you in" in shown
    assert 'href="/earnings/years/"' in shown
    assert 'id="chart"' not in shown
    leaving.owed("ada", 70_000)
    assert "within a year needs a tax form" in page()
