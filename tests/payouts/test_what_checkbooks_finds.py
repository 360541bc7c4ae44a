"""Each fault that `manage.py checkbooks` looks for is made by force, and its sentence is read.

A fault of one kind shows in other checks, too, where the same line is compared twice; each test
reads its own sentence. The lighthouse: 8,379.48 of profit, 4,189.74 for each half.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from hitrecord.foundation.currency import format_minor
from payouts import books, integrity
from payouts.domain.guards import GUARDS
from payouts.models import Budget, Clawback, Proposal, Unclaimed
from payouts.services.income import record_budget, reverse_sale
from tests import builders
from tests.payouts import builders as money
from tests.payouts.test_checkbooks import sql
from tests.payouts.test_setoff import confirmed
from tests.payouts.test_unclaimed import kept_apart
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db


NOTHING = {
    "RETURNS void": " BEGIN RETURN; END ",
    "RETURNS trigger": " BEGIN RETURN NULL; END ",
    "SETOF bigint": " SELECT NULL::bigint ",
    "timestamp": " SELECT NULL::timestamptz ",
}
"""By what a function returns."""


def found() -> list[str]:
    return money.problems()


@contextmanager
def unguarded(table: str) -> Iterator[None]:
    sql(f"ALTER TABLE payouts_{table} DISABLE TRIGGER USER")
    yield
    sql(f"ALTER TABLE payouts_{table} ENABLE TRIGGER USER")


def moved(key: str, code: str, amount: int, to: str) -> None:
    """A line of an entry is changed, and another one the other way, with their balances: the
    entry, its accounts and the sums stay in order."""
    entry = books.Entry.objects.get(key=key)
    for name, change in ((code, amount), (to, -amount)):
        account = books.Account.objects.get(code=name)
        with unguarded("posting"):
            found = entry.postings.filter(account=account).first()
            if found:
                entry.postings.filter(pk=found.pk).update(amount=found.amount + change)
            else:
                entry.postings.create(account=account, currency="USD", amount=change)
        amounts = account.postings.values_list("amount", flat=True)
        books.Balance.objects.filter(account=account).update(
            debits=sum(one for one in amounts if one > 0),
            credits=sum(-one for one in amounts if one < 0),
        )


def test_who_is_overdrawn() -> None:
    """The CHECK of the balance holds it; a balance without it does not."""
    ada = leaving.owed("ada", 500)
    sql("ALTER TABLE payouts_balance DROP CONSTRAINT an_account_without_overdraft_stays_covered")
    key = books.Entry.objects.get(kind="distribution").key
    moved(key, f"payee:{ada.pk}:payable:USD", 700, to="bank:USD")
    assert found() == [f"Account payee:{ada.pk}:payable:USD is overdrawn: −$2.00."]


def test_a_reversal_that_is_no_mirror() -> None:
    books.fees("USD")
    sale = money.sale(builders.production(), 500)
    reverse_sale(sale=sale, by=builders.staff("finn"), reason="Entered twice.")
    moved(f"reverse:sale:{sale.pk}", "bank:USD", -5, to="fees:USD")
    key = f"sale:{sale.pk}"
    said = f"What reverses “The film, Nordlys Kino” (entry reverse:{key}) is not the mirror of"
    assert found() == [f"{said} entry {key}."]


def test_what_is_in_flight_without_a_payout() -> None:
    ada = leaving.owed("ada", 5000)
    payout = leaving.sent()
    key, code = f"reserve:payout:{payout.reference}", f"payee:{ada.pk}:in-flight:USD"
    moved(key, code, 300, to="bank:USD")
    said = f"On account {code} $47.00 are on their way, the payouts on their way are $50.00."
    assert said in found()


def test_a_payout_that_is_paid_twice_or_not_at_all() -> None:
    leaving.owed("ada", 5000)
    payout = leaving.talked(leaving.sent(), hours=2)
    assert (payout.state, found()) == ("paid", [])
    with unguarded("entry"):
        books.Entry.objects.filter(key=f"settle:payout:{payout.reference}").update(key="other")
    said = f"Payout {payout.reference} is paid and has 0 settling and 0 returning entries."
    assert found() == [said]


def test_a_payout_that_left_without_being_set_aside() -> None:
    leaving.owed("ada", 5000)
    payout = leaving.talked(leaving.sent(), hours=2)
    with unguarded("entry"):
        books.Entry.objects.filter(key=f"reserve:payout:{payout.reference}").update(key="other")
    assert found() == [f"Payout {payout.reference} is on its way without being set aside."]


def test_unclaimed_money_that_nobody_kept_apart() -> None:
    kept_apart()
    assert found() == []
    Unclaimed.objects.update(amount=4000)
    assert found() == ["Unclaimed money is $50.00 by the books, $40.00 by what was kept apart."]


def test_what_is_set_off_by_the_books_and_by_the_decision() -> None:
    made = confirmed()
    Clawback.objects.update(amount=2001)
    person = made.payee.person_id
    said = f"Person {person} was paid $20.00 wrongly by the books, $20.01 by what is still"
    assert [one for one in found() if one.startswith(said)]


@pytest.mark.parametrize("record", ["cost", "budget"])
def test_a_record_that_was_changed(record: str) -> None:
    production, finn = builders.production(), builders.staff("finn")
    row = money.cost(production, 700) if record == "cost" else Budget(production=production)
    if isinstance(row, Budget):
        row.amount, row.what, row.date = 700, "Fixed", money.DAY
        row = record_budget(budget=row, by=finn)
    with unguarded(record):
        type(row).objects.update(amount=701)
    said = f"“{row.what}” ({record} {row.pk}) is $7.01 in its record and $7.00 in the books."
    assert found() == [said]


def test_shares_that_are_not_the_pool() -> None:
    proposal = money.opened()
    with unguarded("proposal"):
        Proposal.objects.update(unallocated=1)
    pool, more = (format_minor(proposal.pool + extra, "USD") for extra in (0, 1))
    said = f"Proposal {proposal.pk} has {pool} to split, but its shares and what nobody gets"
    assert found() == [f"{said} are {more}."]


def test_a_distribution_that_hands_out_more_than_was_earned() -> None:
    proposal = money.distributed()
    moved(proposal.entry_key, "company:USD", -100, to="bank:USD")
    said = f"Proposal {proposal.pk} gives $8,379.48 to company and contributors;"
    assert f"{said} in the books it is $8,380.48." in found()


def test_a_half_of_the_company_that_went_to_the_community() -> None:
    """All sums are in order: only the two lines themselves say it."""
    proposal = money.distributed()
    books.community_pool("USD")
    half = proposal.company
    moved(proposal.entry_key, "company:USD", half - 1, to="community:USD")
    said = f"Proposal {proposal.pk} gives the company {format_minor(half, 'USD')} and the community"
    other = format_minor(half - 1, "USD")
    assert found() == [f"{said} pool $0.00; in the books it is $0.01 and {other}."]


def test_a_share_that_was_booked_for_somebody_else() -> None:
    proposal = money.distributed()
    shares = proposal.shares.order_by("pk").select_related("person__payee")
    one, other = list(shares)[:2]
    codes = [f"payee:{share.person.payee.pk}:payable:USD" for share in (one, other)]
    moved(proposal.entry_key, codes[0], 5, to=codes[1])
    said = f"Proposal {proposal.pk}: the share of person"
    assert set(found()) == {
        f"{said} {share.person_id} is {format_minor(share.amount, 'USD')},"
        f" in the books it is {format_minor(share.amount + more, 'USD')}."
        for share, more in ((one, -5), (other, 5))
    }


@pytest.mark.parametrize("name", sorted(GUARDS))
def test_a_guard_that_was_made_to_do_nothing(name: str) -> None:
    """Its trigger is there and switched on."""
    said = f"The guard {name} does something else than it was made for."
    assert found() == []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_functiondef(p.oid), p.prosrc FROM pg_proc p WHERE p.oid = coalesce("
            " (SELECT tgfoid FROM pg_trigger WHERE tgname = %s),"
            " (SELECT oid FROM pg_proc WHERE proname || '/' || pronargs = %s))",
            [name, name],
        )
        whole, body = cursor.fetchone()
        cursor.execute(whole.replace(body, next(NOTHING[one] for one in NOTHING if one in whole)))
    assert said in found()


def test_a_guard_that_runs_another_function() -> None:
    sql("DROP TRIGGER payouts_sale_frozen ON payouts_sale")
    assert found() == ["The guard payouts_sale_frozen is missing or switched off."]
    sql(
        "CREATE TRIGGER payouts_sale_frozen AFTER DELETE ON payouts_sale"
        " FOR EACH ROW EXECUTE FUNCTION payouts_record_frozen()"
    )
    said = "The guard payouts_sale_frozen does something else than it was made for."
    assert found() == [said]


def test_every_guard_of_the_database_is_written_down() -> None:
    """Changed on purpose, with a migration? Then its new fingerprint belongs beside the others."""
    assert integrity.standing() == GUARDS
