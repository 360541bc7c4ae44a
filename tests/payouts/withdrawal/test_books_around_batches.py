"""The books are looked at before a batch may leave and after its last payout has ended."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from accounts.models import Notice
from hitrecord.foundation.clock import database_now
from payouts import freezing, tasks
from payouts.domain.payout_states import State
from payouts.models import Batch, Freeze
from tests import builders
from tests.payouts.admin.test_walk import signed_in
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db


def break_the_books() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE payouts_balance SET credits = credits + 1")
    connection.check_constraints()


def test_broken_books_let_no_batch_leave() -> None:
    finn = builders.staff("finn")
    leaving.owed()
    made = leaving.batch()
    break_the_books()
    with pytest.raises(ValidationError, match=r"not in order: The balance of .*Nothing was sent"):
        leaving.approved(made)
    made.refresh_from_db()
    assert made.approved_at is None
    assert made.payouts.get().state == State.DRAFT
    assert Freeze.objects.standing().exists()
    assert Notice.objects.filter(recipient=finn, subject__contains="frozen").count() == 1


def test_the_page_says_it_and_keeps_the_reason() -> None:
    leaving.owed()
    made = leaving.batch()
    break_the_books()
    page = signed_in("paula").post(
        f"/admin/payouts/batch/{made.pk}/approval/", {"reason": "It is Friday."}
    )
    assert "The books are not in order" in page.content.decode()
    assert "It is Friday." in page.content.decode()
    assert Freeze.objects.standing().exists()


def test_the_books_are_checked_once_the_last_payout_has_ended() -> None:
    leaving.owed()
    leaving.owed("ben")
    made = leaving.approved()
    first, second = made.payouts.order_by("pk")
    made.payouts.filter(pk=first.pk).update(state=State.CANCELLED)
    freezing.check_after_runs(timezone.now())
    assert Batch.objects.filter(checked_at=None).exists()
    made.payouts.filter(pk=second.pk).update(state=State.CANCELLED)
    break_the_books()
    for _again in range(2):
        tasks.check_after_runs()
    assert Batch.objects.filter(checked_at__lte=database_now()).exists()
    assert Freeze.objects.get().lifted_at is None


def test_a_batch_that_ended_is_rung_for_until_the_books_were_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    leaving.owed()
    made = leaving.approved()
    rung: list[str] = []
    monkeypatch.setattr(tasks.check_after_runs, "delay", lambda: rung.append("check"))
    tasks.sweep()
    assert rung == []
    made.payouts.update(state=State.CANCELLED)
    tasks.sweep()
    assert rung == ["check"]
    Batch.objects.update(checked_at=timezone.now())
    tasks.sweep()
    assert rung == ["check"]
