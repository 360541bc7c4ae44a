from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import Person
from payouts import books
from payouts.models import Payee
from payouts.models.books import Account, Balance, Entry, Posting
from tests import builders

pytestmark = pytest.mark.django_db


def bank_and_company() -> list[tuple[Account, int]]:
    return [(books.bank("USD"), 700), (books.company("USD"), -700)]


def post(key: str, lines: Sequence[tuple[Account, int]]) -> Entry:
    return books.post(key=key, kind="test", lines=lines, source=builders.user("finn"))


def payable(name: str = "ada") -> Account:
    payee = Payee.objects.get_or_create(person=builders.person(name))[0]
    return books.payables([payee], "USD")[payee.pk]


def test_an_entry_moves_the_running_balances_of_its_accounts() -> None:
    post("one", [(books.bank("USD"), 700), (books.company("USD"), -300), (payable(), -400)])
    held = {row.account.code: row.held for row in books.balances()}
    assert held[books.bank("USD").code] == -700
    assert held[books.company("USD").code] == 300
    assert books.payable_to(builders.person("ada").pk) == {"USD": 400}


def test_posting_the_same_thing_again_changes_nothing() -> None:
    first = post("one", bank_and_company())
    again = post("one", list(reversed(bank_and_company())))
    assert again == first
    assert Posting.objects.count() == 2
    assert Balance.objects.get(account=books.bank("USD")).debits == 700


def test_a_key_is_not_used_for_another_content() -> None:
    post("one", bank_and_company())
    with pytest.raises(books.BooksError, match="another content"):
        post("one", [(books.bank("USD"), 701), (books.company("USD"), -701)])


def test_the_sums_of_an_entry_have_to_be_zero() -> None:
    with pytest.raises(books.BooksError, match="balance"):
        post("one", [(books.bank("USD"), 700), (books.company("USD"), -699)])


def test_currencies_balance_each_on_their_own() -> None:
    with pytest.raises(books.BooksError, match="balance"):
        post("one", [(books.bank("USD"), 700), (books.company("EUR"), -700)])


def test_an_entry_has_two_lines_at_least() -> None:
    with pytest.raises(books.BooksError, match="two lines"):
        post("one", [(books.bank("USD"), 0)])


def test_a_reversal_undoes_an_entry_and_happens_once() -> None:
    post("one", bank_and_company())
    finn = builders.user("finn")
    books.reverse(of="one", key="reverse:one", source=finn)
    books.reverse(of="one", key="reverse:one", source=finn)
    assert {row.held for row in books.balances()} == {0}
    with pytest.raises(IntegrityError, match="reverses"), transaction.atomic():
        books.reverse(of="one", key="reverse:one:again", source=finn)


def test_what_ada_is_owed_never_falls_below_zero() -> None:
    post("one", [(books.bank("USD"), 100), (payable(), -100)])
    with pytest.raises(IntegrityError, match="stays_covered"), transaction.atomic():
        post("two", [(books.bank("USD"), -101), (payable(), 101)])


def test_an_entry_of_many_postings_takes_few_statements(
    django_assert_max_num_queries: object,
) -> None:
    payees = [Payee(person=builders.person(name)) for name in ("ada", "ben", "cleo", "dan", "eva")]
    payees = Payee.objects.bulk_create(payees)
    accounts = books.payables(payees, "USD")
    lines = [(books.bank("USD"), 50)] + [(one, -10) for one in accounts.values()]
    finn = builders.user("finn")
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        books.post(key="many", kind="test", lines=lines, source=finn)


def test_postings_may_be_written_inside_a_savepoint() -> None:
    with transaction.atomic():
        post("one", bank_and_company())
    connection.check_constraints()
    assert Posting.objects.count() == 2


def test_many_lines_are_written_as_few_are() -> None:
    people = [
        Payee.objects.create(person=Person.objects.create(credit_name=f"P{n}")) for n in range(250)
    ]
    owed = books.payables(people, "USD")
    lines = [(books.bank("USD"), 250 * 7), *((owed[one.pk], -7) for one in people)]
    for _again in range(2):
        entry = books.post(key="many", kind="distribution", lines=lines, source=people[0])
    postings = entry.postings.order_by("pk")
    assert postings.count() == 251
    assert [one.account_id for one in postings] == sorted(one.account_id for one in postings)
    assert sum(one.amount for one in postings) == 0
    assert books.payable_to(people[42].person_id) == {"USD": 7}
    connection.check_constraints()


def test_a_month_of_earnings_is_one_row_however_many_lines_it_has() -> None:
    ada = Payee.objects.create(person=Person.objects.create(credit_name="Ada"))
    owed, begun = books.payables([ada], "USD")[ada.pk], timezone.now()
    for number in range(5):
        lines = [(books.bank("USD"), 7), (owed, -7)]
        books.post(key=f"earned:{number}", kind="distribution", lines=lines, source=ada)
    last = Entry.objects.latest("created_at").created_at
    assert books.earned_since(ada.person_id, begun - timedelta(days=1)) == [(last, "USD", 35)]
