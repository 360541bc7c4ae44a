"""What a lead promised is guaranteed once staff confirmed it, and owed until it is paid."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import AuditRecord, Notice
from hitrecord.queries.queues import queues
from projects.models import AmountPaid, Call, Guarantee, Submission
from projects.queries.promised import owed_for
from projects.services.amounts import take_back_paid, write_down_paid
from projects.services.changing import change_call
from projects.services.deciding import undo
from projects.services.guarantees import answer_guarantee
from tests import builders
from tests.hitrecord.test_roles import with_role
from tests.projects.builders import accepted
from tests.projects.test_models import refuses
from tests.projects.views.test_calls import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    return builders.call(builders.project(lead="eva"), reward="guaranteed", amount=20_000)


@pytest.fixture
def answer(call: Call) -> Submission:
    """Ben's, accepted."""
    return accepted(builders.work("ben", title="Waltz"), call.project, call=call, by="ben")


def confirm(call: Call, *, yes: bool = True, by: str = "paula") -> None:
    staff = builders.staff(by)
    answer_guarantee(call=call, by=staff, is_confirmed=yes, reason="Seen.", now=timezone.now())


def pay(answer: Submission, by: str = "finn", how: str = "Transfer 4711") -> None:
    write_down_paid(submission=answer, by=builders.staff(by), how=how, now=timezone.now())


def label(call: Call) -> str:
    page = Client().get(f"/calls/{call.pk}/").content.decode()
    return page.split('class="reward">')[1].split("<")[0]


def waiting() -> dict[str, int]:
    return {str(one.label): one.count for one in queues(builders.staff("olga"))}


def test_it_is_guaranteed_when_staff_confirmed_it_and_the_lead_is_told(call: Call) -> None:
    assert label(call) == "$200.00 promised, not confirmed yet"
    assert waiting()["Promised amounts to confirm"] == 1
    confirm(call)
    assert label(call) == "$200.00 guaranteed"
    assert waiting()["Promised amounts to confirm"] == 0
    told = Notice.objects.get(recipient=builders.user("eva"), event="moderated")
    assert told.subject == (
        "The staff confirmed the $200.00 of your call “A floor under the waltz”: "
        "it is guaranteed now"
    )
    written = AuditRecord.objects.get(action="guarantee confirmed")
    assert (written.reason, written.detail) == ("Seen.", {"amount": "$200.00"})
    assert "Guarantee confirmed" in signed_in("eva").get("/settings/staff/").content.decode()


def test_a_no_leaves_the_promise_to_the_lead_and_may_become_a_yes(call: Call) -> None:
    confirm(call, yes=False)
    assert label(call) == "$200.00 promised by the lead"
    assert waiting()["Promised amounts to confirm"] == 0
    confirm(call)
    assert label(call) == "$200.00 guaranteed"
    assert Notice.objects.filter(recipient=builders.user("eva")).count() == 2


def test_what_was_confirmed_stands(call: Call) -> None:
    confirm(call)
    with pytest.raises(ValidationError, match="confirmed already, and stands"):
        confirm(call, yes=False)
    for rows in (Guarantee.objects.all(), Call.objects.filter(pk=call.pk)):
        words = {"is_confirmed": False} if rows.model is Guarantee else {"amount": 10}
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**words)
    with pytest.raises(ValidationError, match="The staff confirmed the amount"):
        change(call, amount=10)
    change(call, title="Another title")


def test_a_no_is_about_the_promise_it_was_said_to(call: Call) -> None:
    confirm(call, yes=False)
    change(call, amount=10_000)
    assert label(call) == "$100.00 promised, not confirmed yet"


def change(call: Call, **words: Any) -> None:
    said = {"title": call.title, "deadline": call.deadline, "reward": call.reward}
    said |= {"amount": call.amount} | words
    change_call(call=call, by=builders.user("eva"), now=timezone.now(), words=said)


@pytest.mark.parametrize("by", ["eva", "cleo"])
def test_who_leads_the_project_or_asked_does_not_confirm_it(call: Call, by: str) -> None:
    Call.objects.update(opened_by=builders.user("cleo"))
    builders.user(by).__class__.objects.filter(handle=by).update(is_staff=True, is_superuser=True)
    with pytest.raises(ValidationError, match="Somebody else has to answer this"):
        confirm(call, by=by)


def test_nothing_is_confirmed_where_nothing_was_promised() -> None:
    call = builders.call(builders.project())
    with pytest.raises(ValidationError, match="promises no amount"):
        confirm(call)


def test_it_is_owed_until_it_is_written_down_as_paid(answer: Submission) -> None:
    call = answer.call
    assert call is not None
    [said] = owed_for(answer.project)
    assert said.startswith(f"$200.00 promised to Ben by Eva in call {call.pk} (“Waltz”)")
    assert said.endswith("not confirmed by the staff: not paid yet.")
    confirm(call)
    assert owed_for(answer.project) == [
        f"$200.00 guaranteed to Ben by call {call.pk} (“Waltz”): not paid yet."
    ]
    assert waiting()["Promised amounts that are not paid"] == 1
    desk = f"/projects/{answer.project.slug}/desk/"
    assert "guaranteed to Ben" in signed_in("eva").get(desk).content.decode()
    pay(answer)
    assert owed_for(answer.project) == []
    assert waiting()["Promised amounts that are not paid"] == 0
    assert "guaranteed to Ben" not in signed_in("eva").get(desk).content.decode()
    told = Notice.objects.get(recipient=builders.user("ben"), event="paid")
    assert (told.subject, told.body) == (
        "The $200.00 for “Waltz” is written down as paid to you",
        "Transfer 4711",
    )
    with pytest.raises(ValidationError, match="paid already"):
        pay(answer)
    with pytest.raises(ValidationError, match="is paid already, so the decision stands"):
        undo(submission=answer, by=builders.user("eva"), now=timezone.now())


def test_a_payment_written_down_by_mistake_is_owed_again_and_stays_in_the_log(
    answer: Submission,
) -> None:
    pay(answer)
    take_back_paid(submission=answer, by=builders.staff("finn"), reason="Another Ben.")
    assert len(owed_for(answer.project)) == 1
    acts = AuditRecord.objects.filter(action__startswith="amount paid").order_by("pk")
    assert [act.reason for act in acts] == ["Transfer 4711", "Another Ben."]
    assert Notice.objects.filter(recipient=builders.user("ben"), event="paid").count() == 2
    with pytest.raises(ValidationError, match="not written down as paid"):
        take_back_paid(submission=answer, by=builders.staff("finn"), reason="Again.")
    pay(answer)
    assert owed_for(answer.project) == []


def test_nobody_writes_down_their_own_money_and_producers_none(answer: Submission) -> None:
    builders.user("ben").__class__.objects.filter(handle="ben").update(is_superuser=True)
    with pytest.raises(ValidationError, match="the amount is yours"):
        pay(answer, by="ben")
    producer = with_role("producer")
    with pytest.raises(ValidationError, match="Finance writes down"):
        write_down_paid(submission=answer, by=producer, how="Cash", now=timezone.now())
    with pytest.raises(ValidationError, match="Finance writes down"):
        take_back_paid(submission=answer, by=producer, reason="No.")
    assert not AmountPaid.objects.exists()


def test_nor_money_of_a_name_that_they_claimed(answer: Submission) -> None:
    builders.claimed("ben", by=builders.staff("finn"))
    with pytest.raises(ValidationError, match="the amount is yours"):
        pay(answer, by="finn")
    pay(answer, by="paula")


def test_what_was_declined_is_not_owed(call: Call) -> None:
    made = accepted(builders.work("ben"), call.project, call=call)
    Submission.objects.update(decision="kept")
    with pytest.raises(ValidationError, match="not accepted"):
        pay(made)
    assert owed_for(call.project) == []


def test_a_word_about_money_has_a_reason(answer: Submission) -> None:
    by, call = {"by": builders.user("eva")}, Call.objects.get()
    with refuses("a_guarantee_has_a_reason"), transaction.atomic():
        Guarantee.objects.create(call=call, is_confirmed=True, reason="", **by)
    with refuses("it_is_said_how_an_amount_was_paid"), transaction.atomic():
        AmountPaid.objects.create(submission=answer, how="", **by)


def test_what_is_owed_takes_as_many_statements_for_one_as_for_many(answer: Submission) -> None:
    with CaptureQueriesContext(connection) as few:
        owed_for(answer.project)
    for number in range(5):
        work = builders.work("ada", title=f"Song {number}")
        accepted(work, answer.project, call=answer.call, by="ada")
    with CaptureQueriesContext(connection) as many:
        assert len(owed_for(answer.project)) == 6
    assert len(many) == len(few)
