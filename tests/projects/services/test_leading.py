from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.models import Notice, User
from accounts.services.following import follow
from projects.models import (
    Lead,
    LeadChange,
    LeadInvitation,
    Phase,
    PlanRevision,
    Project,
    Silence,
)
from projects.queries.heirs import is_looking
from projects.services.deciding import decide
from projects.services.leading import answer, invite, step_down, take_back
from projects.services.news import write_update
from projects.services.succession import speak_up, take_over
from projects.watching import silences
from tests import builders
from tests.projects.builders import accepted, submission
from tests.projects.planning import plan

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SILENT = NOW + timedelta(days=61)
LOOKING = SILENT + timedelta(days=15)


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


@pytest.fixture
def eva(project: Project) -> User:
    return builders.user("eva")


@pytest.fixture
def ben() -> User:
    return builders.user("ben")


def leads(project: Project) -> list[str]:
    return sorted(project.leads.values_list("user__handle", flat=True))


def told(name: str) -> list[str]:
    rows = Notice.objects.filter(recipient__handle=name).order_by("pk")
    return list(rows.values_list("subject", flat=True))


def test_nobody_leads_before_they_said_yes(project: Project, eva: User, ben: User) -> None:
    asked = invite(project=project, user=ben, by=eva, now=NOW, words="Please.")
    assert leads(project) == ["eva"]
    assert told("ben") == [f"Eva asks you to lead {project.title}"]
    answer(invitation=asked, by=ben, accepts=True, now=NOW)
    assert leads(project) == ["ben", "eva"]
    assert told("eva") == [f"Ben leads {project.title} now"]
    assert LeadChange.objects.get().turn == "joined"


def test_asked_twice_is_asked_once_and_a_no_is_a_no(project: Project, eva: User, ben: User) -> None:
    asked = invite(project=project, user=ben, by=eva, now=NOW)
    assert invite(project=project, user=ben, by=eva, now=NOW) == asked
    answer(invitation=asked, by=ben, accepts=False, now=NOW)
    with pytest.raises(ValidationError, match="not open any more"):
        answer(invitation=asked, by=ben, accepts=True, now=NOW)
    assert leads(project) == ["eva"]
    assert told("eva") == [f"Ben does not want to lead {project.title}"]


def test_a_question_that_was_taken_back_or_asked_of_another_cannot_be_answered(
    project: Project, eva: User, ben: User
) -> None:
    asked = invite(project=project, user=ben, by=eva, now=NOW)
    with pytest.raises(ValidationError):
        answer(invitation=asked, by=builders.user("dan"), accepts=True, now=NOW)
    take_back(invitation=asked, by=eva, now=NOW)
    with pytest.raises(ValidationError):
        answer(invitation=asked, by=ben, accepts=True, now=NOW)
    assert leads(project) == ["eva"]
    assert told("ben") == [f"Eva asked you to lead {project.title}. That was taken back"]
    assert not Notice.objects.of(ben).unread().exists()


def test_who_hands_over_steps_down_with_the_yes(project: Project, eva: User, ben: User) -> None:
    asked = invite(project=project, user=ben, by=eva, now=NOW, hands_over=True)
    answer(invitation=asked, by=ben, accepts=True, now=NOW)
    assert leads(project) == ["ben"]
    assert list(LeadChange.objects.values_list("turn", flat=True)) == ["joined", "handed_over"]


def test_the_last_lead_cannot_step_down_and_of_two_one_can(
    project: Project, eva: User, ben: User
) -> None:
    with pytest.raises(ValidationError, match="Nobody else leads it"):
        step_down(project=project, by=eva, now=NOW)
    Lead.objects.create(project=project, user=ben)
    step_down(project=project, by=eva, now=NOW, reason="A baby.")
    assert leads(project) == ["ben"]
    assert LeadChange.objects.get().reason == "A baby."


def test_silent_leads_are_told_first_and_once(project: Project, eva: User) -> None:
    silences.watch(NOW + timedelta(days=59))
    assert not Silence.objects.exists()
    for _again in range(3):
        silences.watch(SILENT)
    assert told("eva") == [f"Are you still there for {project.title}?"]
    assert Silence.objects.get().looking_since is None
    for _again in range(3):
        silences.watch(LOOKING)
    assert Silence.objects.get().looking_since == LOOKING
    assert told("eva")[1:] == [f"{project.title} is looking for a lead"]


def test_who_works_on_the_plan_is_not_silent(project: Project, eva: User) -> None:
    made = plan(project)
    PlanRevision.objects.create(
        plan=made,
        number=2,
        by=eva,
        at=SILENT - timedelta(days=1),
        measure=made.measure,
        length=made.length,
        places=[],
    )
    silences.watch(SILENT)
    assert not Silence.objects.exists()


def test_a_word_of_a_lead_ends_the_silence(project: Project, eva: User) -> None:
    silences.watch(SILENT)
    write_update(
        project=project, by=eva, title="Here", text="I am.", now=SILENT + timedelta(days=1)
    )
    silences.watch(LOOKING)
    assert Silence.objects.get().ended_at == LOOKING
    silences.watch(LOOKING + timedelta(days=61))
    assert Silence.objects.count() == 2
    speak_up(project=project, by=eva, now=LOOKING + timedelta(days=62))
    assert not Silence.objects.now().exists()


def test_a_project_that_is_over_is_left_in_peace(project: Project) -> None:
    Project.objects.update(phase=Phase.ARCHIVED)
    silences.watch(SILENT)
    assert not Silence.objects.exists()


def test_whose_work_is_in_it_takes_over_and_only_the_first(project: Project, eva: User) -> None:
    for name in ("cleo", "dan"):
        accepted(builders.work(name), project, by=name)
    cleo, dan, joe = map(builders.user, ("cleo", "dan", "joe"))
    with pytest.raises(ValidationError, match="not looking for a lead"):
        take_over(project=project, by=cleo, now=NOW)
    silences.watch(SILENT)
    silences.watch(LOOKING)
    with pytest.raises(ValidationError, match="Whoever has a work in it"):
        take_over(project=project, by=joe, now=LOOKING)
    take_over(project=project, by=cleo, now=LOOKING)
    assert leads(project) == ["cleo"]
    with pytest.raises(ValidationError, match="somebody was faster"):
        take_over(project=project, by=dan, now=LOOKING)
    assert told("eva")[-1] == f"Cleo took over {project.title}"


def test_a_lead_who_came_back_is_not_ousted_before_the_watch_sees_it(
    project: Project, eva: User
) -> None:
    cleo = builders.user("cleo")
    offer = submission(builders.work("cleo"), project)
    accepted(builders.work("cleo"), project)
    silences.watch(SILENT)
    silences.watch(LOOKING)
    assert is_looking(project)
    decide(submission=offer, decision="kept", by=eva, now=LOOKING)
    assert not is_looking(project)
    with pytest.raises(ValidationError, match="its leads are back"):
        take_over(project=project, by=cleo, now=LOOKING)
    assert leads(project) == ["eva"]


def test_whoever_follows_it_or_has_a_work_in_it_hears_that_it_looks_for_a_lead(
    project: Project, eva: User, ben: User
) -> None:
    accepted(builders.work("cleo"), project)
    submission(builders.work("dan"), project)
    for user in (ben, eva, builders.user("cleo")):
        follow(user=user, target=project)
    silences.watch(SILENT)
    assert told("ben") == told("cleo") == []
    for _again in range(2):
        silences.watch(LOOKING)
    words = f"{project.title} is looking for a lead"
    assert told("ben") == told("cleo") == [words]
    assert told("eva")[1:] == [words]
    assert told("dan") == []


def test_the_list_of_projects_shows_and_filters_those_that_look_for_a_lead(
    project: Project, eva: User
) -> None:
    busy = builders.project("Busy", lead="ben")
    Lead.objects.filter(project=busy).update(since=LOOKING)
    offer = submission(builders.work("cleo"), project)

    def shown(asked: str) -> list[tuple[str, bool]]:
        rows = Client().get(f"/projects/{asked}").context["rows"]
        return [(row.title, row.is_looking) for row in rows]

    assert shown("?phase=looking") == []
    silences.watch(SILENT)
    silences.watch(LOOKING)
    assert shown("") == [("Busy", False), (project.title, True)]
    assert shown("?phase=looking") == [(project.title, True)]
    assert "looks for a lead" in Client().get("/projects/").content.decode()
    decide(submission=offer, decision="kept", by=eva, now=LOOKING)
    assert shown("?phase=looking") == []
    assert "No project is looking for a lead" in Client().get("/projects/?phase=looking").text


def test_nobody_takes_over_what_is_over(project: Project) -> None:
    accepted(builders.work("cleo"), project)
    silences.watch(SILENT)
    silences.watch(LOOKING)
    Project.objects.update(phase=Phase.ARCHIVED)
    with pytest.raises(ValidationError, match="not looking for a lead"):
        take_over(project=project, by=builders.user("cleo"), now=LOOKING)
    project.refresh_from_db()
    assert not is_looking(project)


def test_what_somebody_asked_goes_with_them(project: Project, eva: User, ben: User) -> None:
    Lead.objects.create(project=project, user=builders.user("dan"))
    asked = invite(project=project, user=ben, by=eva, now=NOW)
    step_down(project=project, by=eva, now=NOW)
    assert LeadInvitation.objects.get().answer == "taken_back"
    # As a row would be that is older than the rule.
    LeadInvitation.objects.update(answer="", answered_at=None)
    with pytest.raises(ValidationError, match="does not lead it any more"):
        answer(invitation=asked, by=ben, accepts=True, now=NOW)
    assert leads(project) == ["dan"]
    answer(invitation=asked, by=ben, accepts=False, now=NOW)


def test_who_is_asked_otherwise_is_told_of_the_open_question(
    project: Project, eva: User, ben: User
) -> None:
    invite(project=project, user=ben, by=eva, now=NOW)
    for more in ({"hands_over": True}, {"words": "Please."}):
        with pytest.raises(ValidationError, match="Ben is asked already, by Eva"):
            invite(project=project, user=ben, by=eva, now=NOW, **more)
    Lead.objects.create(project=project, user=(dan := builders.user("dan")))
    with pytest.raises(ValidationError, match="asked already"):
        invite(project=project, user=ben, by=dan, now=NOW)
    assert not LeadInvitation.objects.get().hands_over


def test_who_leaves_the_site_neither_asks_nor_is_asked_any_more(
    project: Project, eva: User, ben: User
) -> None:
    from hitrecord.leaving.going import _take_back_questions

    invite(project=project, user=ben, by=eva, now=NOW)
    _take_back_questions(eva, NOW)
    assert LeadInvitation.objects.get().answer == "taken_back"
