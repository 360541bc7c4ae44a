"""Year by year: for Ada, for finance, for everybody. What waits is said with its reason."""

import csv
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.models import AuditRecord
from payouts import books, tasks
from payouts.models import Clawback, Payee, Unclaimed
from payouts.queries.years import public_years, year_of_everybody, years_of
from payouts.services import tax_forms
from payouts.services.claims import decide
from tests import builders
from tests.payouts import builders as money
from tests.payouts import guests
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(builders.user(name))
    return client


def page(name: str, path: str) -> str:
    return signed_in(name).get(path).content.decode()


def paid(name: str = "ada", amount: int = 5000, account: str = "") -> None:
    leaving.owed(name, amount, account)
    leaving.talked(leaving.sent(), hours=2)


def test_what_was_booked_and_paid_in_each_year() -> None:
    paid()
    leaving.owed("ada", 700)
    said = page("ada", "/earnings/years/")
    assert "$57.00" in said
    assert "$50.00" in said
    file = signed_in("ada").get("/earnings/years.csv").content.decode()
    assert list(csv.reader(file.splitlines()))[1] == [str(YEAR), "USD", "57.00", "50.00"]
    assert "Nothing was booked for you yet." in page("ben", "/earnings/years/")


def test_what_came_back_was_not_paid() -> None:
    leaving.owed("ada", 5000, "return@example.org")
    payout = leaving.sent()
    for hours in (2, 4):
        leaving.talked(payout, hours=hours)
    tasks.hear(payout.pk)
    file = signed_in("ada").get("/earnings/years.csv").content.decode()
    assert list(csv.reader(file.splitlines()))[1][3] == "0.00"
    assert "Paid to contributors" not in Client().get("/open-books/").content.decode()


def test_currencies_without_cents_and_with_three_decimals() -> None:
    gus = guests.gus("")
    guests.earned(gus, 1250, "JPY")
    guests.earned(gus, 12_345, "KWD")
    guests.claimed(guests.letter(gus))
    said = page("ada", "/earnings/years/")
    assert "¥1,250" in said
    assert "KWD\N{NO-BREAK SPACE}12.345" in said
    earned = page("ada", "/earnings/")
    assert "¥1,250" in earned
    assert "12.345" in earned


def test_what_was_paid_stays_with_whom_it_went_to_when_a_claim_is_decided_anew() -> None:
    letter = guests.letter()
    guests.earned(letter.payee)
    guests.claimed(letter)
    leaving.goes_to(Payee.objects.get(person=builders.person("ada")), "ada@example.org")
    leaving.talked(leaving.sent(), hours=2)
    second = guests.claimed(letter, "ben", "I am Gus; ask the studio in Bilbao.")
    decide(
        claim=second, by=builders.staff("finn"), accepted=True, reason="A passport.",
        now=timezone.now(),
    )  # fmt: skip
    of = {
        name: [(one.earned, one.paid) for one in years_of(builders.person(name).pk)]
        for name in ("ada", "ben")
    }
    assert of == {"ada": [(0, 5000)], "ben": [(5000, 0)]}
    told = {
        str(Payee.objects.get(pk=one.payee)): (one.earned, one.paid)
        for one in year_of_everybody(YEAR)
    }
    assert told == {"Ada": (0, 5000), "Gus Ferrer": (5000, 0)}
    owners = [Payee.objects.get(person=builders.person(name)).pk for name in ("ada", "ben")]
    assert books.paid_within(owners, YEAR) == {(owners[0], "USD"): 5000}


def test_everybody_sees_what_was_paid_to_contributors() -> None:
    money.opened()
    paid()
    said = Client().get("/open-books/").content.decode()
    assert "Paid to contributors" in said
    assert "$50.00" in said


def test_what_was_paid_to_everybody_is_added_up_once_an_hour(
    django_assert_num_queries: Any,
) -> None:
    paid()
    (year,) = public_years()
    assert year.paid == {"USD": 5000}
    with django_assert_num_queries(0):
        assert public_years() == [year]


def test_finance_hands_on_the_totals_of_a_year() -> None:
    paid()
    guests.earned(guests.gus(), 300)
    finn = Client()
    finn.force_login(builders.staff("finn"))
    address = f"/admin/payouts/payee/year-{YEAR}.csv"
    assert "Fetch the list only where" in finn.get(address).content.decode()
    assert "Say why" in finn.post(address, {"reason": " "}).content.decode()
    assert not AuditRecord.objects.filter(action="totals of a year fetched").exists()
    answer = finn.post(address, {"reason": "For the tax office."})
    assert (
        AuditRecord.objects.get(action="totals of a year fetched").reason == "For the tax office."
    )
    rows = list(csv.DictReader(answer.getvalue().decode().splitlines()))
    assert [(row["Name"], row["Booked"], row["Paid"]) for row in rows] == [
        ("Ada", "50.00", "50.00"),
        ("Gus Ferrer", "3.00", "0.00"),
    ]
    assert "Totals of" in finn.get("/admin/payouts/payee/").content.decode()
    assert signed_in("ben").get(f"/admin/payouts/payee/year-{YEAR}.csv").status_code == 302


def test_a_year_nobody_can_mean_is_not_found() -> None:
    finn = Client()
    finn.force_login(builders.staff("finn"))
    for year in ("0", "1999", str(YEAR + 2), "99999"):
        assert finn.get(f"/admin/payouts/payee/year-{year}.csv").status_code == 404


def test_the_tax_form_in_the_file_is_that_of_whoever_claimed_it() -> None:
    letter = guests.letter()
    guests.earned(letter.payee)
    guests.claimed(letter)
    tax_forms.record(
        payee=Payee.objects.get(pk=letter.payee_id), state="received", valid_until=None, note="",
        by=builders.staff("paula"), now=timezone.now(),
    )  # fmt: skip
    finn = Client()
    finn.force_login(builders.staff("finn"))
    answer = finn.post(f"/admin/payouts/payee/year-{YEAR}.csv", {"reason": "For the tax office."})
    (row,) = csv.DictReader(answer.getvalue().decode().splitlines())
    assert (row["Account of"], row["Tax form"]) == ("Ada", "received")


def test_ada_reads_where_her_tax_form_stands(settings: Settings) -> None:
    assert "You need no tax form now." in page("ada", "/earnings/years/")
    settings.TAX_FORM_FROM = 10
    leaving.owed("ada", 5000)
    assert "needs a tax form" in page("ada", "/earnings/years/")
    assert "needs a tax form" in page("ada", "/earnings/")


def test_what_is_set_off_or_kept_apart_is_said_with_its_reason() -> None:
    ada = leaving.owed()
    now = timezone.now()
    Clawback.objects.create(
        payee=ada, currency="USD", amount=2000, reason="The drums were Ben's.",
        made_by=builders.staff("finn"), confirmed_by=builders.staff("paula"), confirmed_at=now,
    )  # fmt: skip
    Unclaimed.objects.create(payee=ada, currency="EUR", due_at=now, amount=900, moved_at=now)
    Unclaimed.objects.create(payee=ada, currency="USD", due_at=now)
    said = page("ada", "/earnings/")
    assert "$20.00 is set off against what you earn next: The drums were Ben&#x27;s." in said
    assert "€9.00 is kept apart for you" in said
    assert "on your money is kept apart, unless" in said


def test_money_that_came_back_stands_there_with_the_reason_and_what_to_do() -> None:
    leaving.owed("ada", 5000, "return@example.org")
    payout = leaving.sent()
    for hours in (2, 4):
        leaving.talked(payout, hours=hours)
    tasks.hear(payout.pk)
    said = page("ada", "/earnings/")
    assert "Came back" in said
    assert "The account was closed" in said
    assert "Check where it should go" in said


def test_a_share_that_is_payable_is_not_called_paid_because_other_money_left() -> None:
    leaving.owed("ada", 50_000)
    leaving.talked(leaving.sent(), hours=2)
    money.distributed()
    said = page("ada", "/earnings/")
    assert "booked for you ·" in said
    assert "has left for your account ·" not in said


def test_a_share_that_was_paid_stays_paid_when_more_is_booked() -> None:
    first = money.distributed()
    leaving.goes_to(Payee.objects.get(person=builders.person("ada")), "ada@example.org")
    leaving.talked(leaving.sent(), hours=2)
    second = money.lighthouse()
    money.sale(second, 100_000)
    money.distributed(money.final(money.opened(money.computed(second))))
    said = page("ada", "/earnings/")
    assert said.count("has left for your account ·") == 1
    assert said.count("booked for you ·") == 1
    leaving.goes_to(Payee.objects.get(person=builders.person("ada")), "again@example.org")
    payout = leaving.sent()
    said = page("ada", "/earnings/")
    assert said.count("is on its way to your account ·") == 1
    amount = f"${payout.amount / 100:.2f}"
    assert f'<span class="total num">{amount}</span> is on its way to you.' in said
    assert "Everything is paid." not in said
    assert first.production.title in said


def test_money_that_came_back_is_not_said_to_be_paid() -> None:
    leaving.owed("ada", 5000, "return@example.org")
    payout = leaving.sent()
    leaving.talked(payout, hours=2)
    assert "Everything is paid." in page("ada", "/earnings/")
    tasks.hear(payout.pk)
    assert "is yours." in page("ada", "/earnings/")


def test_when_everything_has_left_the_page_says_so() -> None:
    proposal = money.distributed()
    leaving.goes_to(Payee.objects.get(person=builders.person("ada")), "ada@example.org")
    leaving.talked(leaving.sent(), hours=2)
    said = page("ada", "/earnings/")
    assert "Everything is paid." in said
    assert "has left for your account" in said
    assert "booked for you ·" in page("dan", "/earnings/")
    assert proposal.production.title in said
