from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.forms import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.forms.age import check, of_age_from, years
from accounts.models import User
from tests.accounts.test_pages import ADA

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(2013, 11, 26), 13),
        (date(2013, 11, 27), 12),
        (date(2008, 2, 29), 18),
        (date(2026, 11, 26), 0),
    ],
)
def test_an_age_counts_whole_years(born: date, age: int) -> None:
    assert years(born, TODAY) == age


@pytest.mark.parametrize(
    ("born", "until"),
    [
        (date(2008, 11, 26), None),
        (date(2008, 11, 27), date(2026, 12, 1)),
        (date(2010, 12, 31), date(2029, 1, 1)),
        (date(2013, 1, 1), date(2031, 2, 1)),
    ],
)
def test_of_a_minor_a_month_is_kept_and_of_an_adult_nothing(born: date, until: date | None) -> None:
    assert of_age_from(born, TODAY) == until


@pytest.mark.parametrize("born", [date(1890, 1, 1), date(2027, 1, 1)])
def test_a_year_that_cannot_be_is_asked_again(born: date) -> None:
    with pytest.raises(ValidationError, match="year once more"):
        check(born, TODAY)


def ago(years: int) -> str:
    return str(timezone.localdate() - timedelta(days=int(years * 365.25) + 1))


def test_somebody_under_thirteen_is_refused_kindly_and_does_not_try_another_date(
    client: Client,
) -> None:
    page = client.post(reverse("account_signup"), ADA | {"born": ago(12)}).content.decode()
    assert "You can join from the day you turn 13" in page
    again = client.post(reverse("account_signup"), ADA | {"born": ago(30)}).content.decode()
    assert "You can join from the day you turn 13" in again
    for said in (page, again):
        assert 'not taken here: <a href="/legal/contact/">write to us</a>' in said
    assert not User.objects.exists()


def test_a_minor_is_marked_until_they_are_of_age(client: Client) -> None:
    client.post(reverse("account_signup"), ADA | {"born": ago(15)})
    ada = User.objects.get()
    assert ada.is_minor(timezone.localdate())
    assert not ada.is_minor(timezone.localdate() + timedelta(days=366 * 4))


def test_of_an_adult_nothing_is_kept(client: Client) -> None:
    client.post(reverse("account_signup"), ADA)
    assert User.objects.get().of_age_from is None
    assert not User.objects.get().is_minor(timezone.localdate())
