"""A button that is pressed twice does it once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from projects.models import Announcement, Call, CallDraft, Lead, Project, Update
from tests import builders
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
