"""Words of a step and a call in draft are changed at the desk; older works reach a call."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from contributions.models import Contribution
from projects.models import Call, Project, Step, Submission
from projects.queries.answers import OFFERED
from projects.services.drafts import MOST
from tests import builders
from tests.projects.views.test_calls import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


def desk(project: Project) -> str:
    return f"{project.get_absolute_url()}desk/"


def test_a_step_says_something_else_and_keeps_its_tick(project: Project) -> None:
    step = Step.objects.create(project=project, text="A tuen", position=1)
    address, eva = f"{desk(project)}steps/{step.pk}/", signed_in("eva")
    eva.post(address, {"do": "done"})
    eva.post(address, {"do": "say", "text": "A tune"})
    step.refresh_from_db()
    assert (step.text, step.done_by) == ("A tune", builders.user("eva"))
    page = eva.post(address, {"do": "say", "text": " "}).content.decode()
    assert "Write what is to be done." in page
    page = eva.post(address, {"do": "say", "text": "x" * 121}).content.decode()
    assert "x" * 121 in page
    step.refresh_from_db()
    assert step.text == "A tune"
    assert signed_in("dan").post(address, {"do": "say", "text": "Mine"}).status_code == 404


def test_a_call_is_kept_as_a_draft_and_changed_without_a_deadline(project: Project) -> None:
    eva, address = signed_in("eva"), f"{desk(project)}calls/"
    words: dict[str, Any] = {"title": "A floor", "brief": "Slow.", "kinds": ["audio"]}
    words |= {"skill": builders.skill().pk, "draft_only": "1"}
    for _twice in range(2):
        assert eva.post(address, words)["Location"] == f"{desk(project)}#calls"
    draft = project.call_drafts.get()
    eva.post(address, words | {"draft": draft.pk, "brief": "Slower."})
    draft.refresh_from_db()
    assert draft.brief == "Slower."
    assert "Slower." in eva.get(f"{desk(project)}?draft={draft.pk}").content.decode()
    page = eva.post(address, words | {"title": "", "brief": "Kept."}).content.decode()
    assert "Say in a few words what is missing." in page
    assert "Kept." in page
    assert "Say until when you take answers." not in page
    assert not project.calls.exists()


def test_there_is_an_end_to_drafts(project: Project) -> None:
    eva = signed_in("eva")
    words: dict[str, Any] = {"brief": "Slow.", "kinds": ["audio"], "draft_only": "1"}
    words |= {"skill": builders.skill().pk}
    for number in range(MOST):
        eva.post(f"{desk(project)}calls/", words | {"title": f"Floor {number}"})
    page = eva.post(f"{desk(project)}calls/", words | {"title": "One more"}).content.decode()
    assert "Throw one away first." in page
    assert "One more" in page
    assert project.call_drafts.count() == MOST


def test_an_older_work_reaches_a_call(project: Project) -> None:
    call, cleo = builders.call(project, kinds=["writing"]), signed_in("cleo")
    oldest = builders.work("cleo", title="The oldest.").contribution
    for number in range(OFFERED):
        builders.work("cleo", title=f"Newer {number}")
    assert oldest in Contribution.objects.all()
    assert "The oldest." not in cleo.get(call.get_absolute_url()).content.decode()
    older = f"{call.get_absolute_url()}?shelf=2"
    page = cleo.get(older).content.decode()
    assert "The oldest." in page
    assert "answers/?shelf=2#answer" in page
    wrong = {"work": oldest.pk, "note": "x" * 501}
    page = cleo.post(f"{call.get_absolute_url()}answers/?shelf=2", wrong).content.decode()
    assert f'value="{oldest.pk}" required checked' in page
    cleo.post(f"{call.get_absolute_url()}answers/?shelf=2", {"work": oldest.pk})
    assert Submission.objects.get().version.contribution == oldest


def test_a_call_whose_time_is_over_can_be_extended_from_its_page_and_the_desk(
    project: Project,
) -> None:
    call, eva = builders.call(project), signed_in("eva")
    change = f'href="{desk(project)}calls/{call.pk}/"'
    for days in (1, -1):
        Call.objects.update(deadline=timezone.now() + timedelta(days=days))
        assert change in eva.get(call.get_absolute_url()).content.decode()
        assert change in eva.get(desk(project)).content.decode()
    Call.objects.update(closed_at=timezone.now(), closed_by=builders.user("eva"), closed_reason="X")
    assert change not in eva.get(call.get_absolute_url()).content.decode()
