"""Promised amounts in the admin: queues that lead to lists, and guarded steps by role."""

from __future__ import annotations

import pytest
from django.test import Client

from projects.models import AmountPaid, Call, Guarantee, Submission
from tests import builders
from tests.hitrecord.test_roles import with_role
from tests.projects.builders import accepted
from tests.projects.views.test_calls import signed_in

pytestmark = pytest.mark.django_db
WHY = {"reason": "The company has it."}


@pytest.fixture
def answer() -> Submission:
    call = builders.call(builders.project(lead="eva"), reward="guaranteed", amount=20_000)
    return accepted(builders.work("ben", title="Waltz"), call.project, call=call, by="ben")


def role(name: str) -> Client:
    with_role(name)
    return signed_in(name)


def test_a_producer_confirms_from_the_queue_and_only_looks_at_payments(answer: Submission) -> None:
    paula, call = role("producer"), answer.call_id
    listed = "/admin/projects/call/?promise=waits"
    assert listed in paula.get("/admin/").content.decode()
    step = f"/admin/projects/call/{call}/promise/confirm/"
    assert step in paula.get(listed).content.decode()
    page = paula.get(step).content.decode()
    assert "$200.00" in page
    assert "The house stands behind the amount" in page
    tried = paula.post(step, {"reason": ""})
    assert "Say why" in tried.content.decode()
    assert paula.post(step, WHY | {"rehearse": "yes"}).status_code == 200
    assert not Guarantee.objects.exists()
    assert paula.post(step, WHY).status_code == 302
    assert Guarantee.objects.get().is_confirmed
    assert step not in paula.get(listed).content.decode()
    assert "It is confirmed already" in paula.get(step).content.decode()
    assert "$200.00, confirmed" in paula.get("/admin/projects/call/").content.decode()

    paid = f"/admin/projects/submission/{answer.pk}/amount/paid/"
    assert "Finance writes down what was paid." in paula.post(paid, WHY).content.decode()
    assert not AmountPaid.objects.exists()
    project = f"/admin/projects/project/{answer.project_id}/change/"
    assert "guaranteed to Ben by call" in paula.get(project).content.decode()


def test_finance_says_no_and_writes_down_and_takes_back_a_payment(answer: Submission) -> None:
    finn = role("finance")
    step = f"/admin/projects/call/{answer.call_id}/promise/decline/"
    assert finn.post(step, WHY).status_code == 302
    assert not Guarantee.objects.get().is_confirmed
    listed = "/admin/projects/submission/?promise=owed"
    assert listed in finn.get("/admin/").content.decode()
    paid = f"/admin/projects/submission/{answer.pk}/amount/paid/"
    assert paid in finn.get(listed).content.decode()
    assert finn.post(paid, {"reason": "Transfer 4711"}).status_code == 302
    assert AmountPaid.objects.get().how == "Transfer 4711"
    assert paid not in finn.get(listed).content.decode()
    back = f"/admin/projects/submission/{answer.pk}/amount/unpaid/"
    assert back in finn.get("/admin/projects/submission/").content.decode()
    assert finn.post(back, WHY).status_code == 302
    assert not AmountPaid.objects.exists()


@pytest.mark.parametrize("name", ["curator", "moderator"])
def test_others_neither_confirm_nor_pay(answer: Submission, name: str) -> None:
    theirs = role(name)
    step = f"/admin/projects/call/{answer.call_id}/promise/confirm/"
    paid = f"/admin/projects/submission/{answer.pk}/amount/paid/"
    assert [theirs.post(url, WHY).status_code for url in (step, paid)] == [403, 403]


def test_a_word_nobody_knows_and_a_call_that_is_not_there_are_404(answer: Submission) -> None:
    finn = role("finance")
    assert finn.get("/admin/projects/call/999999/promise/confirm/").status_code == 404
    assert finn.get(f"/admin/projects/call/{answer.call_id}/promise/perhaps/").status_code == 404
    url = f"/admin/projects/submission/{answer.pk}/amount/perhaps/"
    assert finn.get(url).status_code == 404


def test_a_call_without_an_amount_promises_nothing() -> None:
    finn, call = role("finance"), builders.call(builders.project())
    page = finn.get(f"/admin/projects/call/{call.pk}/promise/confirm/").content.decode()
    assert "This call promises no amount." in page
    assert Call.objects.unconfirmed().count() == 0
