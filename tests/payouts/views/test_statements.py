"""Statements: their rows add up to the balance, on the page, as CSV and as PDF."""

import csv
import io

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings

from hitrecord.foundation.clock import office_day
from payouts import books
from payouts.domain.periods import span_of
from payouts.queries.statement import statement_of
from tests import builders
from tests.payouts.test_leaving_by_the_database import STEPS, History
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(builders.user(name))
    return client


def rows(client: Client, address: str) -> list[dict[str, str]]:
    text = b"".join(client.get(address).streaming_content).decode()  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(text)))


def test_a_year_holds_what_was_earned_sent_and_came_back() -> None:
    leaving.owed("ada", 5000, "fail@example.org")
    leaving.talked(leaving.sent(), hours=2)
    ada = signed_in("ada")
    page = ada.get(f"/earnings/statements/{YEAR}/").content.decode()
    assert "does not accept payments" in page
    found = rows(ada, f"/earnings/statements/{YEAR}.csv")
    assert [row["Amount"] for row in found] == ["50.00", "-50.00", "50.00"]
    assert found[-1]["Balance"] == "50.00"


def test_a_month_begins_with_what_came_before_it() -> None:
    leaving.owed("ada", 5000)
    span = span_of(YEAR + 1, 1)
    assert span
    (account,) = statement_of(builders.person("ada").pk, span)
    assert (account.opening, account.closing, account.lines) == (5000, 5000, [])


def test_months_that_have_not_begun_are_not_offered() -> None:
    ada, today = signed_in("ada"), office_day()
    page = ada.get(f"/earnings/statements/{today.year}/").content.decode()
    offered = [f'/earnings/statements/{today.year}/{month}/"' in page for month in range(1, 13)]
    assert offered == [month <= today.month for month in range(1, 13)]


def test_the_same_statement_gives_the_same_bytes() -> None:
    leaving.owed("ada", 5000)
    ada = signed_in("ada")
    first, second = (ada.get(f"/earnings/statements/{YEAR}.pdf").content for _twice in "ab")
    assert first.startswith(b"%PDF")
    assert first == second


def test_nobody_reads_another_ones_statement() -> None:
    leaving.owed("ada", 5000)
    page = signed_in("ben").get(f"/earnings/statements/{YEAR}/").content.decode()
    assert "Nothing was booked in this time." in page
    assert rows(signed_in("ben"), f"/earnings/statements/{YEAR}.csv") == []


@pytest.mark.parametrize("when", ["9999/", "1969/", "2026/13/", f"{YEAR + 1}/", "2026/13.pdf"])
def test_what_has_no_statement_is_not_found(when: str) -> None:
    assert signed_in("ada").get(f"/earnings/statements/{when}").status_code == 404


def test_a_statement_takes_the_same_statements_however_long_it_is(
    django_assert_max_num_queries: object,
) -> None:
    for _many in range(30):
        leaving.owed("ada", 100)
    ada = signed_in("ada")
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        ada.get(f"/earnings/statements/{YEAR}/")


def test_a_cell_that_looks_like_a_formula_is_harmless() -> None:
    payee = leaving.owed("ada", 100)
    lines = [(books.bank("USD"), 5), (books.payables([payee], "USD")[payee.pk], -5)]
    books.post(key="odd", kind="distribution", lines=lines, source=payee, memo="=1+1")
    found = rows(signed_in("ada"), f"/earnings/statements/{YEAR}.csv")
    assert found[-1]["What"] == "'=1+1"


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
@example([("earned", 14, 0, "USD"), ("earned", 90, 0, "EUR"), ("reserved", 90, 0, "EUR")])
def test_rows_add_up_to_the_balance_whatever_was_booked(
    steps: list[tuple[str, int, int, str]],
) -> None:
    """Earned, adjusted, set off, set aside, given back, paid, returned; also what was claimed."""
    history = History()
    for step in steps:
        history.step(*step)
    span = span_of(YEAR)
    assert span
    told = {one.currency: one for one in statement_of(history.hal.pk, span)}
    assert {one: owed for one, owed in books.payable_to(history.hal.pk).items() if owed} == {
        currency: owed
        for currency in ("USD", "EUR")
        if (owed := history.balance[0, currency] + history.balance[1, currency])
    }
    for currency, account in told.items():
        owed = history.balance[0, currency] + history.balance[1, currency]
        assert account.closing == owed
        assert account.opening + sum(line.amount for line in account.lines) == owed
        assert [line.balance for line in account.lines][-1:] in ([owed], [])
