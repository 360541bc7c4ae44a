"""`manage.py checkbooks` and `verify_proposal` against books that somebody broke by force."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import AuditRecord, Notice
from payouts import freezing
from payouts.models import Freeze
from payouts.services.proposals import propose
from payouts.tasks import check_books
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def sql(statement: str) -> None:
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(statement)


def checkbooks() -> str:
    """What it says, with its exit status in front."""
    out, err = StringIO(), StringIO()
    try:
        call_command("checkbooks", stdout=out, stderr=err)
    except SystemExit as left:
        return f"{left.code} {err.getvalue()}"
    return f"0 {out.getvalue()}"


def by_force(table: str, statement: str) -> None:
    sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    sql(statement)
    sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def test_books_after_a_distribution_are_in_order() -> None:
    money.distributed()
    assert checkbooks() == "0 The books are in order.\n"


def test_a_changed_posting_is_named() -> None:
    money.distributed()
    by_force(
        "payouts_posting",
        "UPDATE payouts_posting SET amount = amount - 1 WHERE id = (SELECT p.id FROM"
        " payouts_posting p JOIN payouts_account a ON a.id = p.account_id"
        " WHERE a.code LIKE 'payee:%' ORDER BY p.id LIMIT 1)",
    )
    said = checkbooks()
    assert said.startswith("1 ")
    assert "add up to −$0.01, not to zero" in said
    assert "(entry distribution:" in said
    assert "The balance of account payee:" in said
    assert "in the books it is" in said


def test_a_changed_balance_is_named() -> None:
    money.sale(builders.production())
    sql("UPDATE payouts_balance SET credits = credits + 1, debits = debits + 1")
    connection.check_constraints()
    assert "The balance of account bank:USD" in checkbooks()


def test_a_changed_sale_is_named() -> None:
    money.sale(builders.production(), 500)
    by_force("payouts_sale", "UPDATE payouts_sale SET gross = 600")
    assert "is $6.00 in its record and $5.00 in the books" in checkbooks()


def test_a_guard_that_is_off_is_named() -> None:
    sql("ALTER TABLE payouts_posting DISABLE TRIGGER payouts_posting_sealed")
    assert checkbooks() == "1 The guard payouts_posting_sealed is missing or switched off.\n"


def verify(pk: int) -> str:
    out = StringIO()
    try:
        call_command("verify_proposal", pk, stdout=out)
    except SystemExit as left:
        return f"{left.code} {out.getvalue()}"
    return f"0 {out.getvalue()}"


def test_a_proposal_is_replayed_from_its_document() -> None:
    proposal = money.opened()
    assert verify(proposal.pk) == f"0 verified {proposal.document_hash}\n"


def test_a_share_that_the_document_does_not_give_is_named() -> None:
    proposal = money.opened()
    by_force("payouts_share", "UPDATE payouts_share SET amount = amount + 1")
    assert verify(proposal.pk).startswith("1 Published was (")


def test_a_document_that_was_exchanged_is_noticed() -> None:
    proposal = money.opened()
    by_force("payouts_proposal", "UPDATE payouts_proposal SET document_hash = repeat('a', 64)")
    assert "hash" in verify(proposal.pk)


def test_broken_books_freeze_payouts_once_and_tell_finance() -> None:
    money.distributed()
    finn = builders.staff("finn")
    for _night in range(2):
        by_force("payouts_balance", "UPDATE payouts_balance SET credits = credits + 1")
        check_books()
    freeze = Freeze.objects.get()
    assert freeze.findings.filter(sentence__startswith="The balance of").exists()
    assert Notice.objects.filter(recipient=finn, key=f"freeze-{freeze.pk}").count() == 1


def test_every_freeze_is_in_the_audit_log_once() -> None:
    for _again in range(2):
        freezing.freeze(["The books do not balance."])
    (record,) = AuditRecord.objects.filter(action="payouts frozen")
    assert record.actor is None
    assert record.reason == "The books do not balance."


@pytest.mark.parametrize("wanted", ["nobody", "a draft"])
def test_what_was_never_computed_cannot_be_verified(wanted: str) -> None:
    pk = 999
    if wanted == "a draft":
        production = money.sold()
        pk = propose(production=production, currency="USD", by=builders.staff("finn")).pk
    with pytest.raises(CommandError, match=f"no computed proposal {pk}") as refused:
        call_command("verify_proposal", pk)
    assert refused.value.returncode == 2


def test_sound_books_freeze_nothing() -> None:
    money.distributed()
    check_books()
    assert not Freeze.objects.exists()
