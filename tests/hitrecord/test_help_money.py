"""The way from a sale to somebody's account is explained to everybody."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

pytestmark = pytest.mark.django_db


def page() -> str:
    return " ".join(Client().get("/help/money/").content.decode().split())


@pytest.mark.parametrize(
    "words",
    [
        *("It can be credited with points like a work", "fixed budget", "14 days of 24 hours"),
        *("that share alone is held", "furthest behind their exact share", "Less than 10 units"),
        *("nothing leaves for 3 days", "set off against what you earn later", "for 3 years"),
        *("it comes back whole", "tax form", "frozen with its first income"),
    ],
)
def test_what_may_happen_to_money_is_said(words: str) -> None:
    assert words in page()


def test_it_says_what_this_site_has_set(settings: Settings) -> None:
    settings.PAYOUT_FLOOR, settings.TAX_FORM_FROM, settings.PAYOUT_DAY = 0, 0, 5
    settings.UNCLAIMED_AFTER_DAYS, settings.PAYOUT_HOLD_SECONDS = 365, 0
    shown = page()
    assert "on day 5 of each month" in shown
    assert "for 1 year " in shown
    for gone in ("Less than", "tax form that", "After a change"):
        assert gone not in shown
