"""A year of the books is the same for whoever asks: half past eleven at night by UTC, on the last
day of 2024, is 2024, also where it is 2025 already."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from payouts import books
from payouts.queries.years import public_years, year_of_everybody, years_of
from tests import builders
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db
LATE = datetime(2024, 12, 31, 23, 30, tzinfo=UTC)
ZONES = ["UTC", "Europe/Berlin", "America/Los_Angeles"]


def paid_late() -> int:
    """Ada was booked and paid 50.00 then."""
    payee = leaving.owed("ada", 5000)
    leaving.talked(leaving.sent(), hours=2)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE payouts_entry SET created_at = %s", [LATE])
        cursor.execute("SET LOCAL session_replication_role = origin")
    return payee.pk


@pytest.mark.parametrize("address", ["/open-books/", "/earnings/years/"])
def test_the_year_that_runs_is_the_one_of_the_books(
    address: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Ada reads it, 2025 has begun."""
    paid_late()
    cache.clear()
    ada = builders.user("ada")
    ada.time_zone = "Europe/Berlin"
    ada.save()
    client.force_login(ada)
    monkeypatch.setattr(timezone, "now", lambda: LATE)
    page = client.get(address).content.decode()
    cache.clear()
    assert "2024" in page
    assert "so far</span>" in page


@pytest.mark.parametrize("zone", ZONES)
def test_every_total_of_a_year_goes_by_the_clock_of_the_books(zone: str) -> None:
    payee = paid_late()
    cache.clear()
    with timezone.override(zone):
        own = [(one.year, one.paid) for one in years_of(builders.person("ada").pk)]
        everybody = [[one.paid for one in year_of_everybody(year)] for year in (2024, 2025)]
        public = [(one.year, one.paid) for one in public_years()]
        counted = [books.paid_within([payee], year)[payee, "USD"] for year in (2024, 2025)]
    cache.clear()
    assert own == [(2024, 5000)]
    assert everybody == [[5000], []]
    assert public == [(2024, {"USD": 5000})]
    assert counted == [5000, 0]


def test_the_lines_of_a_statement_have_its_days(client: Client) -> None:
    paid_late()
    ada = builders.user("ada")
    ada.time_zone = "Pacific/Auckland"
    ada.save()
    client.force_login(ada)
    for address in ("/earnings/statements/2024/12/", "/earnings/statements/2024/", "/earnings/"):
        page = client.get(address).content.decode()
        assert "31 Dec 2024" in page
        assert "1 Jan 2025" not in page
