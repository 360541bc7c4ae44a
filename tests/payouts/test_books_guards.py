"""Attacks on the books that go around our code, straight at the database."""

from collections.abc import Callable, Iterator

import pytest
from django.db import DatabaseError, IntegrityError, InternalError, connection, transaction

from payouts import books
from payouts.models import Payee
from payouts.models.books import Account, Entry, Posting
from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)
Refused = (IntegrityError, InternalError)


def entry(key: str = "attack", **fields: object) -> Entry:
    return Entry.objects.create(
        key=key, fingerprint="f", kind="test", source_type="t", source_id="1", **fields
    )


def line(of: Entry, account: Account, amount: int, currency: str = "USD", **fields: object) -> None:
    Posting.objects.create(entry=of, account=account, amount=amount, currency=currency, **fields)


def good(key: str = "good", amount: int = 700) -> Entry:
    return books.post(
        key=key,
        kind="test",
        lines=[(books.bank("USD"), amount), (books.company("USD"), -amount)],
        source=builders.user("finn"),
    )


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def unbalanced() -> None:
    made = entry()
    line(made, books.bank("USD"), 5)
    line(made, books.company("USD"), -4)


def one_posting() -> None:
    line(entry(), books.bank("USD"), 5)


def zero() -> None:
    made = entry()
    line(made, books.bank("USD"), 0)
    line(made, books.company("USD"), 0)


def foreign_currency() -> None:
    made = entry()
    line(made, books.bank("USD"), 5, "EUR")
    line(made, books.company("USD"), -5, "EUR")


def immediate_then_unbalanced() -> None:
    made = entry()
    line(made, books.bank("USD"), 5)
    line(made, books.company("USD"), -5)
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    line(made, books.community_pool("USD"), 5)


def forged_ids_then_unbalanced() -> None:
    made = entry()
    line(made, books.bank("USD"), 5, id=10**9)
    line(made, books.company("USD"), -5, id=10**9 + 1)
    line(made, books.community_pool("USD"), 5)


def forged_date() -> None:
    sql(
        "INSERT INTO payouts_entry (key, fingerprint, kind, source_type, source_id, memo,"
        " created_at, created_xid) SELECT 'old', 'f', 't', 't', '1', '', '2001-01-01',"
        " '1'::xid8"
    )
    made = Entry.objects.get(key="old")
    if made.created_at.year != 2001:
        raise IntegrityError("the stamp was put right")


def twice_on_one_account() -> None:
    made = entry()
    line(made, books.bank("USD"), 5)
    line(made, books.bank("USD"), -5)


def overdraft() -> None:
    ada = Payee.objects.create(person=builders.person("ada"))
    books.post(
        key="over",
        kind="test",
        lines=[(books.payables([ada], "USD")[ada.pk], 5), (books.bank("USD"), -5)],
        source=builders.user("finn"),
    )


def crooked_reversal() -> None:
    first = good()
    made = entry(reverses=first)
    line(made, books.bank("USD"), -600)
    line(made, books.company("USD"), 600)


def reversal_that_grows() -> None:
    good()
    made = books.reverse(of="good", key="r1", source=builders.user("finn"))
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("SET CONSTRAINTS ALL DEFERRED")
    line(made, books.company("EUR"), 5, "EUR")
    line(made, books.community_pool("EUR"), -5, "EUR")


def second_reversal() -> None:
    good()
    finn = builders.user("finn")
    books.reverse(of="good", key="r1", source=finn)
    books.reverse(of="good", key="r2", source=finn)


@pytest.mark.parametrize(
    ("attack", "answer"),
    [
        (unbalanced, "not balanced"),
        (entry, "has 0 postings"),
        (one_posting, "has 1 postings"),
        (zero, "a_posting_moves_a_sensible_amount"),
        (foreign_currency, "accounts_currency"),
        (immediate_then_unbalanced, "not balanced"),
        (forged_ids_then_unbalanced, "order of their ids"),
        (forged_date, "put right"),
        (twice_on_one_account, "an_entry_posts_to_an_account_once"),
        (overdraft, "an_account_without_overdraft_stays_covered"),
        (crooked_reversal, "does not mirror"),
        (reversal_that_grows, "does not mirror"),
        (second_reversal, "reverses"),
    ],
)
def test_the_database_refuses(attack: Callable[[], object], answer: str) -> None:
    builders.user("finn")
    with pytest.raises(Refused, match=answer), transaction.atomic():
        attack()
    assert not Entry.objects.exists()
    assert not Posting.objects.exists()


@pytest.mark.parametrize(
    ("statement", "answer"),
    [
        ("UPDATE payouts_posting SET amount = amount * 2", "append-only"),
        ("DELETE FROM payouts_posting", "append-only"),
        ("DELETE FROM payouts_entry", "append-only"),
        ("UPDATE payouts_entry SET memo = 'other'", "append-only"),
        (
            "UPDATE payouts_account SET currency = 'EUR'",
            "frozen|accounts_currency",
        ),
        ("UPDATE payouts_account SET no_overdraft = true", "frozen"),
        ("DELETE FROM payouts_account", "frozen"),
    ],
)
def test_what_is_written_stays(statement: str, answer: str) -> None:
    good()
    with pytest.raises(Refused, match=answer), transaction.atomic():
        sql(statement)
    assert Posting.objects.count() == 2


def test_a_committed_entry_is_sealed_even_for_balanced_postings() -> None:
    sealed = good()
    with pytest.raises(Refused, match="sealed"), transaction.atomic():
        line(sealed, books.community_pool("USD"), 5)


@pytest.mark.parametrize(
    "table", ["posting", "entry", "account", "sale", "cost", "budget", "share"]
)
def test_the_books_are_not_truncated(table: str) -> None:
    good()
    with pytest.raises(Refused, match="append-only"), transaction.atomic():
        sql(f"TRUNCATE payouts_{table} CASCADE")
    assert Posting.objects.count() == 2


@pytest.fixture
def application_role() -> Iterator[str]:
    """A role that may do what the site does and no more. Roles belong to the whole server, which
    tests beside these share."""
    role = f"application_of_{connection.settings_dict['NAME']}"
    sql(f"CREATE ROLE {role}")
    sql(f"GRANT SELECT, INSERT ON payouts_account, payouts_entry, payouts_posting TO {role}")
    sql(f"GRANT SELECT ON payouts_balance TO {role}")
    sql(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}")
    yield role
    sql(f"DROP OWNED BY {role}")
    sql(f"DROP ROLE {role}")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE payouts_posting SET amount = 1",
        "UPDATE payouts_balance SET credits = 10000",
        "TRUNCATE payouts_posting",
        "ALTER TABLE payouts_posting DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
    ],
)
def test_the_application_has_no_way_around_the_guards(
    application_role: str, statement: str
) -> None:
    good()
    with transaction.atomic():
        sql(f"SET LOCAL ROLE {application_role}")
        with pytest.raises(DatabaseError, match=r"permission denied|must be owner"):
            sql(statement)
        transaction.set_rollback(True)


def test_the_application_may_post(application_role: str) -> None:
    accounts = [books.bank("USD"), books.company("USD")]
    with transaction.atomic():
        sql(f"SET LOCAL ROLE {application_role}")
        made = entry("by the application")
        Posting.objects.bulk_create(
            Posting(entry=made, account=one, amount=amount, currency="USD")
            for one, amount in zip(accounts, (5, -5), strict=True)
        )
    assert {row.held for row in books.balances()} == {5, -5}


def test_a_key_is_taken_once_even_by_who_goes_around_our_code() -> None:
    good()
    with pytest.raises(Refused, match="key"), transaction.atomic():
        entry("good")
    assert Entry.objects.count() == 1


def test_a_late_posting_does_not_pass_by_a_stamp_that_was_forged_before() -> None:
    """The transaction's id is stamped by the database, so it cannot be written down in advance."""
    builders.user("finn")
    with transaction.atomic():
        sql(
            "INSERT INTO payouts_entry (key, fingerprint, kind, source_type, source_id, memo,"
            " created_at, created_xid) VALUES ('old', 'f', 't', 't', '1', '', now(),"
            " (pg_current_xact_id()::text::bigint + 1)::text::xid8)"
        )
        made = Entry.objects.get(key="old")
        line(made, books.bank("USD"), 5)
        line(made, books.company("USD"), -5)
    with pytest.raises(Refused, match="sealed"), transaction.atomic():
        line(made, books.community_pool("USD"), 5)
    assert Posting.objects.count() == 2


def test_three_postings_and_their_exact_reversal_are_accepted() -> None:
    accounts = [books.bank("USD"), books.company("USD"), books.community_pool("USD")]
    finn = builders.user("finn")
    lines = list(zip(accounts, (5, -3, -2), strict=True))
    books.post(key="three", kind="test", lines=lines, source=finn)
    books.reverse(of="three", key="back", source=finn)
    assert {row.held for row in books.balances()} == {0}
