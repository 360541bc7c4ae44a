"""The books are looked at before a batch may leave and after its last payout has ended."""

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Notice
from hitrecord.foundation.clock import database_now
from payouts import freezing, tasks
from payouts.domain.payout_states import State
from payouts.models import Batch, Freeze
from payouts.withdrawal import releasing, reserving
from tests import builders
from tests.payouts.admin.test_walk import signed_in
from tests.payouts.withdrawal import leaving
from tests.payouts.withdrawal.lifting import lifted

pytestmark = pytest.mark.django_db


def break_the_books() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE payouts_balance SET credits = credits + 1")
    connection.check_constraints()


def test_broken_books_let_no_batch_leave_until_payouts_may_go_on() -> None:
    finn = builders.staff("finn")
    leaving.owed()
    made = leaving.batch()
    break_the_books()
    for _again in range(2):
        made = leaving.approved(made) if made.approved_at is None else made
        tasks.release(made.pk)
    assert made.released_at is None
    assert made.payouts.get().state == State.DRAFT
    assert Freeze.objects.standing().exists()
    assert Notice.objects.filter(recipient=finn, subject__contains="frozen").count() == 1
    page = signed_in("finn").get(f"/admin/payouts/batch/{made.pk}/change/").content.decode()
    assert "it stands still until payouts may go on" in page
    with connection.cursor() as cursor:
        cursor.execute("UPDATE payouts_balance SET credits = credits - 1")
    connection.check_constraints()
    lifted(Freeze.objects.get())
    assert releasing.release(made.pk, timezone.now()) == [made.payouts.get().pk]
    assert made.payouts.get().state == State.APPROVED


def test_nothing_leaves_before_a_worker_has_looked_at_the_books() -> None:
    leaving.owed()
    made, olga = leaving.batch(), signed_in("olga")
    address = f"/admin/payouts/batch/{made.pk}/"
    said = olga.post(f"{address}approval/", {"reason": "It is Friday."}, follow=True)
    assert "as soon as the books were found in order" in said.content.decode()
    assert "the books are being checked" in olga.get("/admin/payouts/batch/").content.decode()
    assert made.payouts.get().state == State.DRAFT
    tasks.release(made.pk)
    tasks.release(made.pk)
    assert made.payouts.get().state == State.APPROVED
    assert "the books are being checked" not in olga.get(f"{address}change/").content.decode()


def test_an_approved_batch_is_rung_for_until_it_is_released(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    leaving.owed()
    rung: list[int] = []
    monkeypatch.setattr(tasks.release, "apply_async", lambda args, expires: rung.extend(args))
    made = leaving.batch()
    tasks.sweep()
    assert rung == []
    Batch.objects.filter(pk=made.pk).update(
        approved_by=builders.staff("paula"), approved_at=timezone.now()
    )
    tasks.sweep()
    assert rung == [made.pk]


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


def test_while_payouts_stand_still_only_what_is_on_its_way_is_asked_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    leaving.owed()
    leaving.owed("ben")
    going, waiting = leaving.approved().payouts.order_by("pk")
    assert reserving.reserve(going, timezone.now())
    rung: list[int] = []
    monkeypatch.setattr(tasks.pay, "apply_async", lambda args, expires: rung.extend(args))
    freezing.freeze(["The books are broken."], "books")
    tasks.sweep()
    assert rung == [going.pk]
    lifted(Freeze.objects.get())
    tasks.sweep()
    assert rung[1:] == [waiting.pk, going.pk]
