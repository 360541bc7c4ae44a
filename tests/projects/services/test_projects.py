from __future__ import annotations

from datetime import timedelta
from threading import Thread

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Notice
from projects.forms.desk import PhaseForm
from projects.models import Decision, Phase, PhaseChange, Project, Reward, Verdict
from projects.services.calls import close_call, open_call
from projects.services.discussion import say
from projects.services.projects import move, start
from tests import builders
from tests.at_once import wait_until_somebody_waits
from tests.projects.builders import accepted, submission

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def started(title: str = "The walking lighthouse", by: str = "eva") -> Project:
    return start(by=builders.user(by), title=title, pitch="It gets up and goes.", now=NOW)


def asked(project: Project, **fields: object) -> None:
    open_call(
        **{  # type: ignore[arg-type]
            "project": project,
            "by": builders.user("eva"),
            "title": "A floor under the waltz",
            "brief": "Slow, wooden.",
            "skill": builders.skill(),
            "kinds": ["audio"],
            "deadline": NOW + timedelta(days=3),
            "now": NOW,
        }
        | fields
    )


def test_who_starts_a_project_leads_it_and_it_is_an_idea() -> None:
    project = started()
    assert project.phase == Phase.IDEA
    assert [lead.user.handle for lead in project.leads.all()] == ["eva"]


def test_two_projects_of_one_name_have_two_addresses_and_none_is_called_new() -> None:
    assert [started().slug, started(by="ben").slug, started("New").slug] == [
        "the-walking-lighthouse",
        "the-walking-lighthouse-2",
        "new-2",
    ]


@pytest.mark.django_db(transaction=True)
def test_two_projects_of_one_name_started_at_once_both_start() -> None:
    eva, ben = builders.user("eva"), builders.user("ben")
    waiting = Thread(target=_start_elsewhere)
    with transaction.atomic():
        started()
        waiting.start()
        wait_until_somebody_waits()
    waiting.join(timeout=20)
    slugs = Project.objects.order_by("pk").values_list("slug", flat=True)
    assert sorted(slugs) == ["the-walking-lighthouse", "the-walking-lighthouse-2"]
    assert eva.leading.count() == ben.leading.count() == 1


def _start_elsewhere() -> None:
    try:
        started(by="ben")
    finally:
        connection.close()


def test_the_first_call_opens_an_idea() -> None:
    project = started()
    asked(project)
    project.refresh_from_db()
    assert project.phase == Phase.OPEN
    assert project.phase_changes.last().reason == "The first call is open."  # type: ignore[union-attr]


def test_an_idea_cannot_be_in_review_at_once() -> None:
    project = started()
    with pytest.raises(ValidationError, match="“Idea” cannot become “In review” at once"):
        move(project=project, to=Phase.IN_REVIEW, by=builders.user("eva"), now=NOW, reason="?")
    assert Project.objects.get().phase == Phase.IDEA
    assert PhaseChange.objects.count() == 1


def test_archiving_closes_the_calls_that_are_open() -> None:
    project = started()
    asked(project)
    move(project=project, to=Phase.ARCHIVED, by=builders.user("eva"), now=NOW, reason="No time.")
    call = project.calls.get()
    assert (call.closed_at, call.closed_by) == (NOW, builders.user("eva"))


def test_archiving_declines_what_waits_and_says_why() -> None:
    project = started()
    asked(project)
    waits = submission(builders.work("cleo"), project)
    taken = accepted(builders.work("dan"), project)
    move(project=project, to=Phase.ARCHIVED, by=builders.user("eva"), now=NOW, reason="No time.")
    waits.refresh_from_db()
    taken.refresh_from_db()
    assert (waits.decision, waits.reason) == (Decision.DECLINED, "No time.")
    assert taken.decision == Decision.ACCEPTED
    assert Notice.objects.get(event="decided", recipient__handle="cleo").body == "No time."


def test_archiving_with_many_waiting_works_takes_no_more_statements() -> None:
    counts, eva = [], builders.user("eva")
    for number in (2, 40):
        project = builders.project()
        for _each in range(number):
            submission(builders.work("cleo", "dan"), project)
        with CaptureQueriesContext(connection) as seen:
            move(project=project, to=Phase.ARCHIVED, by=eva, now=NOW, reason="No time.")
        counts.append(len(seen))
        told = Notice.objects.filter(event="decided", body="No time.")
        assert not project.submissions.exclude(decision=Decision.DECLINED).exists()
        assert Verdict.objects.filter(submission__project=project).count() == number
        assert told.count() == 2 * number
        told.delete()
    assert counts[1] - counts[0] <= 2, "of so many mails a digest is made"


def test_what_was_released_and_archived_is_released_again_and_nothing_else() -> None:
    project, eva = started(), builders.user("eva")
    made = builders.production(project)
    made.final, made.released_at = builders.work("eva").contribution, NOW
    made.save()
    Project.objects.update(phase=Phase.RELEASED)
    move(project=project, to=Phase.ARCHIVED, by=eva, now=NOW, reason="It is old.")
    with pytest.raises(ValidationError, match="cannot become"):
        move(project=project, to=Phase.OPEN, by=eva, now=NOW, reason="More of it.")
    form = PhaseForm(project=Project.objects.get())
    assert form.fields["phase"].choices == [("released", "Released")]  # type: ignore[attr-defined]
    move(project=project, to=Phase.RELEASED, by=eva, now=NOW, reason="It is not so old.")
    assert Project.objects.get().phase == Phase.RELEASED


def test_the_step_forward_is_offered_before_the_step_back() -> None:
    project = started()
    for phase, forward, back in (
        ("open", "assembling", "idea"),
        ("assembling", "in_review", "open"),
    ):
        project.phase = phase
        steps = PhaseForm(project=project).fields["phase"].choices  # type: ignore[attr-defined]
        assert [step for step, _label in steps] == [forward, back, "archived"]


@pytest.mark.parametrize("phase", [Phase.RELEASED, Phase.ARCHIVED])
def test_a_project_that_is_over_asks_for_nothing(phase: Phase) -> None:
    project = started()
    project.phase = phase
    project.save()
    with pytest.raises(ValidationError, match="it takes no works, so it asks for none"):
        asked(project)


def test_what_ended_since_its_lead_looked_asks_for_nothing() -> None:
    project = started()
    seen = Project.objects.get()
    move(project=project, to="archived", by=builders.user("eva"), now=NOW, reason="Finished.")
    with pytest.raises(ValidationError, match="over"):
        asked(seen)


def test_nobody_plans_further_than_three_years() -> None:
    with pytest.raises(ValidationError, match="within three years"):
        asked(started(), deadline=NOW + timedelta(days=2000))


def test_somebody_who_does_not_lead_may_neither_move_nor_ask_nor_close() -> None:
    project = builders.project()
    call, ada = builders.call(project), builders.user("ada")
    with pytest.raises(PermissionDenied):
        move(project=project, to=Phase.ASSEMBLING, by=ada, now=NOW, reason="Mine.")
    with pytest.raises(PermissionDenied):
        asked(project, by=ada)
    with pytest.raises(PermissionDenied):
        close_call(call=call, by=ada, now=NOW)


def test_a_deadline_in_the_past_is_refused_with_a_sentence() -> None:
    with pytest.raises(ValidationError, match="has to be in the future"):
        asked(started(), deadline=NOW - timedelta(minutes=1))


def test_a_guarantee_without_an_amount_is_refused_with_a_sentence() -> None:
    with pytest.raises(ValidationError, match="A guaranteed reward needs an amount"):
        asked(started(), reward=Reward.GUARANTEED)


def test_the_leads_and_whoever_is_answered_hear_of_a_comment() -> None:
    project, ada, ben = builders.project(lead="eva"), builders.user("ada"), builders.user("ben")
    first = say(project=project, author=ada, text="May it rain?")
    say(project=project, author=ben, text="It must.", parent=first)
    told = Notice.objects.order_by("pk").values_list("recipient__handle", "actor__credit_name")
    assert sorted(told) == [("ada", "Ben"), ("eva", "Ada"), ("eva", "Ben")]
