"""The rows of steps, drafted calls, leads, silence, news and verdicts, attacked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.utils import timezone

from accounts.models import User
from projects.models import (
    Announcement,
    Call,
    CallDraft,
    FormerUpdate,
    LeadChange,
    LeadInvitation,
    Making,
    Outside,
    PhaseChange,
    Project,
    Silence,
    Step,
    Update,
    Verdict,
)
from tests import builders
from tests.projects.builders import submission
from tests.projects.test_models import refuses

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LATER = NOW + timedelta(days=1)


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


@pytest.fixture
def eva() -> User:
    return builders.user("eva")


@pytest.fixture
def ben() -> User:
    return builders.user("ben")


def test_what_grew_from_a_project_is_younger_and_never_itself(project: Project) -> None:
    younger = builders.project("Night bus")
    for origin in (project.pk, younger.pk):
        with refuses("what_grew_from_a_project_is_younger"), transaction.atomic():
            Project.objects.filter(pk=project.pk).update(origin=origin)
    assert Project.objects.filter(pk=younger.pk).update(origin=project) == 1


def test_a_project_is_moved_for_a_reason(project: Project, eva: User) -> None:
    with refuses("a_project_is_moved_for_a_reason"), transaction.atomic():
        PhaseChange.objects.create(project=project, phase="archived", by=eva)


def test_a_call_closes_with_a_reason_and_an_open_one_has_none(project: Project, eva: User) -> None:
    rows = Call.objects.filter(pk=builders.call(project).pk)
    for wrong in ({"closed_at": NOW, "closed_by": eva}, {"closed_reason": "Why not."}):
        with refuses("a_call_closes_with_a_reason"), transaction.atomic():
            rows.update(**wrong)


def test_the_reward_is_frozen_once_somebody_has_answered(project: Project) -> None:
    call = builders.call(project)
    rows = Call.objects.filter(pk=call.pk)
    rows.update(reward="pool")
    submission(builders.work("cleo"), project, call=call)
    for change in ({"reward": "fun"}, {"reward": "guaranteed", "amount": 4000}):
        frozen = pytest.raises(IntegrityError, match="reward of a call is frozen")
        with frozen, transaction.atomic():
            rows.update(**change)
    rows.update(title="Another title")


def test_steps_are_in_an_order_and_done_by_somebody(project: Project) -> None:
    Step.objects.create(project=project, text="Write it", position=1)
    with refuses("steps_of_a_project_are_ordered"), transaction.atomic():
        Step.objects.create(project=project, text="Sing it", position=1)
        connection.check_constraints()
    with refuses("a_step_was_done_by_somebody"), transaction.atomic():
        Step.objects.filter(project=project).update(done_at=NOW)


def test_a_drafted_call_accepts_at_least_one_kind(project: Project) -> None:
    with refuses("a_drafted_call_accepts_at_least_one_kind"), transaction.atomic():
        CallDraft.objects.create(
            project=project, title="Bass", brief="Wood.", skill=builders.skill(), kinds=[]
        )


def test_a_member_is_asked_to_lead_once_at_a_time(project: Project, eva: User, ben: User) -> None:
    asked = LeadInvitation.objects.create(project=project, user=ben, by=eva)
    with refuses("a_member_is_asked_to_lead_once_at_a_time"), transaction.atomic():
        LeadInvitation.objects.create(project=project, user=ben, by=eva)
    LeadInvitation.objects.filter(pk=asked.pk).update(answer="declined", answered_at=NOW)
    assert LeadInvitation.objects.create(project=project, user=ben, by=eva).pk


def test_an_invitation_is_answered_with_a_known_answer(
    project: Project, eva: User, ben: User
) -> None:
    asked = LeadInvitation.objects.create(project=project, user=ben, by=eva)
    rows = LeadInvitation.objects.filter(pk=asked.pk)
    for wrong in ({"answered_at": NOW}, {"answer": "accepted"}):
        with refuses("an_invitation_is_answered_with_a_known_answer"), transaction.atomic():
            rows.update(**wrong)
    with refuses("an_invitation_is_answered_with_a_known_answer"), transaction.atomic():
        rows.update(answer="perhaps", answered_at=NOW)


def test_nobody_asks_themselves_to_lead(project: Project, eva: User) -> None:
    with refuses("nobody_asks_themselves_to_lead"), transaction.atomic():
        LeadInvitation.objects.create(project=project, user=eva, by=eva)


def test_a_turn_of_leads_is_known_and_stays(project: Project, eva: User) -> None:
    with refuses("a_turn_of_leads_is_known"), transaction.atomic():
        LeadChange.objects.create(project=project, user=eva, turn="vanished")
    LeadChange.objects.create(project=project, user=eva, turn="left")
    with pytest.raises(IntegrityError, match="stays written down"), transaction.atomic():
        LeadChange.objects.update(reason="Something else.")


def test_a_project_is_silent_once_at_a_time_and_asked_before_anybody_looks(
    project: Project, ben: User
) -> None:
    Silence.objects.create(project=project, warned_at=NOW)
    with refuses("a_project_is_silent_once_at_a_time"), transaction.atomic():
        Silence.objects.create(project=project, warned_at=LATER)
    with refuses("silent_leads_are_asked_before_anybody_looks"), transaction.atomic():
        Silence.objects.update(looking_since=NOW)
    with refuses("only_who_is_looked_for_takes_over"), transaction.atomic():
        Silence.objects.update(ended_at=LATER, taken_by=ben)


def test_a_former_update_said_something(project: Project, eva: User) -> None:
    update = Update.objects.create(project=project, author=eva, title="It walks", text="It does.")
    with refuses("a_former_update_said_something"), transaction.atomic():
        FormerUpdate.objects.create(update=update, title="It walks", text="", by=eva, at=NOW)


def test_a_member_begins_for_a_call_once(project: Project, ben: User) -> None:
    call = builders.call(project)
    Making.objects.create(call=call, by=ben)
    with refuses("a_member_begins_for_a_call_once"), transaction.atomic():
        Making.objects.create(call=call, by=ben)


def test_news_of_a_project_is_told_once(project: Project, eva: User) -> None:
    told = {"project": project, "by": eva, "subject": "Out", "url": "/", "key": "out"}
    Announcement.objects.create(**told)
    with refuses("news_of_a_project_is_told_once"), transaction.atomic():
        Announcement.objects.create(**told)


def test_a_question_of_influence_is_answered_in_words(project: Project, eva: User) -> None:
    Outside.objects.create(project=project, what="The final mix", declared_by=eva)
    for wrong in ({"answer": "Nobody."}, {"answered_at": NOW, "answered_by": eva}):
        with refuses("a_question_of_influence_is_answered_in_words"), transaction.atomic():
            Outside.objects.update(**wrong)


def test_verdicts_are_known_say_why_and_stay(project: Project, eva: User) -> None:
    offer = submission(builders.work("cleo"), project)
    with refuses("decision_of_a_verdict_is_known"), transaction.atomic():
        Verdict.objects.create(submission=offer, decision="perhaps", by=eva)
    with refuses("a_verdict_that_declines_says_why"), transaction.atomic():
        Verdict.objects.create(submission=offer, decision="declined", by=eva)
    verdict = Verdict.objects.create(submission=offer, decision="kept", by=eva)
    for attack in (lambda: Verdict.objects.update(reason="No."), verdict.delete):
        with pytest.raises(IntegrityError, match="stays written down"), transaction.atomic():
            attack()


@pytest.mark.parametrize("table", ["verdict", "leadchange"])
def test_what_was_decided_is_not_emptied(project: Project, table: str) -> None:
    with pytest.raises(IntegrityError, match="stays written down"), transaction.atomic():
        connection.cursor().execute(f"TRUNCATE projects_{table} CASCADE")
