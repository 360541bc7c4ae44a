"""A button that is pressed twice does it once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from projects.models import (
    Announcement,
    Call,
    CallDraft,
    Lead,
    PhaseChange,
    PlanRevision,
    Project,
    Submission,
    Update,
)
from tests import builders
from tests.projects.builders import accepted
from tests.projects.planning import place, plan
from tests.projects.views.test_calls import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


def call(**more: Any) -> dict[str, Any]:
    return {
        "title": "A floor",
        "brief": "Slow, wooden.",
        "skill": builders.skill().pk,
        "kinds": ["audio", "writing"],
        "deadline": f"{timezone.now() + timedelta(days=90):%Y-%m-%dT20:00}",
        "reward": "fun",
        **more,
    }


def desk(project: Project, rest: str = "") -> str:
    return f"{project.get_absolute_url()}desk/{rest}"


def test_a_call_an_update_and_a_project_are_made_once(project: Project) -> None:
    eva = signed_in("eva")
    for address, said in (
        (desk(project, "calls/"), call()),
        (desk(project, "updates/"), {"title": "Locked", "text": "The boot lands."}),
        ("/projects/new/", {"title": "Night bus", "pitch": "It goes."}),
    ):
        answers = [eva.post(address, said)["Location"] for _twice in range(2)]
        assert answers[0] == answers[1]
    assert (Call.objects.count(), Update.objects.count()) == (1, 1)
    assert Project.objects.filter(title="Night bus").count() == 1
    asked = Announcement.objects.filter(project=project)
    assert asked.filter(key__startswith="call:").count() == 1
    assert asked.filter(key__startswith="update:").count() == 1


def test_other_words_and_the_same_ones_later_make_another(project: Project) -> None:
    eva = signed_in("eva")
    for said in (call(), call(title="A roof")):
        eva.post(desk(project, "calls/"), said)
    Call.objects.update(opened_at=timezone.now() - timedelta(hours=1))
    eva.post(desk(project, "calls/"), call())
    assert Call.objects.count() == 3


def test_a_draft_that_two_leads_finish_becomes_one_call(project: Project) -> None:
    Lead.objects.create(project=project, user=builders.user("ben"))
    said = {"title": "A floor", "brief": "Slow.", "skill": builders.skill(), "kinds": ["audio"]}
    draft = CallDraft.objects.create(project=project, **said)
    for _twice in range(2):
        signed_in("eva").post(desk(project, "calls/"), call(draft=draft.pk))
    late = call(draft=draft.pk, title="A wooden floor")
    page = signed_in("ben").post(desk(project, "calls/"), late).content.decode()
    assert "The draft is not there any more" in page
    assert "A wooden floor" in page
    assert f'name="draft" value="{draft.pk}"' not in page
    assert Call.objects.count() == 1
    signed_in("ben").post(desk(project, "calls/"), late | {"draft": ""})
    assert Call.objects.count() == 2


def test_a_draft_stays_when_its_call_cannot_be_opened(project: Project) -> None:
    said = {"title": "A floor", "brief": "Slow.", "skill": builders.skill(), "kinds": ["audio"]}
    draft = CallDraft.objects.create(project=project, **said)
    wrong = call(draft=draft.pk, deadline="2001-01-01T00:00")
    assert signed_in("eva").post(desk(project, "calls/"), wrong).status_code == 200
    assert CallDraft.objects.filter(pk=draft.pk).exists()


def told(client: Client, address: str, said: dict[str, Any]) -> tuple[str, str]:
    """Where it leads, and what is said there."""
    page = client.post(address, said, follow=True)
    return page.redirect_chain[-1][0], " ".join(str(each) for each in page.context["messages"])


def test_a_phase_is_entered_once_and_the_second_time_it_is_done(project: Project) -> None:
    Lead.objects.create(project=project, user=builders.user("ben"))
    eva, said = signed_in("eva"), {"phase": "assembling", "reason": "We have it all."}
    answers = [told(eva, desk(project, "phase/"), said) for _twice in range(2)]
    assert answers == [(desk(project), "The project is “Assembling” now.")] * 2
    assert PhaseChange.objects.filter(project=project, phase="assembling").count() == 1
    late = said | {"reason": "It is time."}
    page = signed_in("ben").post(desk(project, "phase/"), late).content.decode()
    assert "The project is “Assembling” already." in page
    assert "It is time." in page
    assert PhaseChange.objects.filter(project=project, phase="assembling").count() == 1


def snow(revision: int = 0, until: str = "0:30") -> dict[str, Any]:
    rows = {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0, "0-lane": "picture", "0-title": "Snow"}
    rows |= {"0-starts": "0:00", "0-ends": until}
    told = {f"place-{name}": value for name, value in rows.items()}
    return {"revision": revision, "measure": "time", "length": "6:00", **told}


def test_a_plan_is_kept_once_and_nobody_is_told_of_themselves(project: Project) -> None:
    eva, address = signed_in("eva"), f"{project.get_absolute_url()}plan/edit/"
    answers = [told(eva, address, snow()) for _twice in range(2)]
    plan = f"{project.get_absolute_url()}plan/"
    assert answers == [(plan, "The plan is kept, and everybody sees it.")] * 2
    assert PlanRevision.objects.count() == 1
    page = eva.post(address, snow(until="0:40")).content.decode()
    assert "You kept another plan at" in page
    assert "0:40" in page
    assert told(eva, address, snow(1, until="0:40"))[0] == plan


def test_a_plan_with_a_work_in_the_place_of_its_call_is_kept_once(project: Project) -> None:
    wanted = builders.call(project)
    waltz = accepted(builders.work("cleo", kind="audio"), project, call=wanted)
    place(plan(project), 0, 1000, call=wanted, submission=waltz, title="")
    eva, address = signed_in("eva"), f"{project.get_absolute_url()}plan/edit/"
    work = {"place-0-what": f"work-{waltz.pk}", "place-0-title": "", "place-0-lane": "sound"}
    for _twice in range(2):
        assert eva.post(address, snow() | work).status_code == 302
    assert PlanRevision.objects.count() == 1


@pytest.mark.parametrize("note", ["", "In three.\r\nSlowly."])
def test_a_work_is_submitted_once_and_the_second_time_it_is_there(
    project: Project, note: str
) -> None:
    wanted, cleo = builders.call(project), signed_in("cleo")
    work = builders.work("cleo", kind="audio").contribution_id
    there, words = (
        wanted.get_absolute_url(),
        "Your work is with the leads{}. You will hear from them.",
    )
    first, again = words.format(""), words.format(" already")
    said = {"work": work, "note": note}
    address = f"{there}answers/"
    assert [told(cleo, address, said) for _twice in range(2)] == [(there, first), (there, again)]
    said, address = {"call": wanted.pk, "note": note}, f"/works/{work}/submit/"
    assert told(cleo, address, said) == (there, again)
    page = cleo.post(address, said | {"note": "Another."}).content.decode()
    assert "This work is already submitted here." in page
    assert "Another." in page
    said, there = {"project": project.title, "note": note}, project.get_absolute_url()
    assert [told(cleo, address, said) for _twice in range(2)] == [(there, first), (there, again)]
    assert Submission.objects.count() == 2
