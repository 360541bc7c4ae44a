from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from projects.models import Call, Making, Project, Submission
from projects.models.call import GRACE
from projects.services.deciding import decide
from projects.views.submissions import CALLS
from tests import builders
from tests.projects.builders import accepted, submission
from tests.projects.views.test_calls import signed_in, statements

pytestmark = pytest.mark.django_db


def test_a_work_goes_to_a_call_that_asks_for_it() -> None:
    call = builders.call(builders.project())
    other = builders.call(builders.project(), kinds=["image"], title="A picture")
    song = builders.work("cleo", kind="audio")
    address, cleo = f"/works/{song.contribution_id}/submit/", signed_in("cleo")
    page = cleo.get(address).content.decode()
    assert call.title in page
    assert other.title not in page
    answer = cleo.post(address, {"call": call.pk, "note": "In three."})
    assert answer["Location"] == call.get_absolute_url()
    assert Submission.objects.get().call == call


def test_the_call_a_work_was_made_for_is_offered_among_more_than_a_page_holds() -> None:
    project = builders.project()
    for _number in range(CALLS):
        builders.call(project)
    far = builders.call(project, days=90, title="The last of all")
    song = builders.work("cleo", kind="audio")
    Making.objects.create(call=far, by=builders.user("cleo"))
    address, cleo = f"/works/{song.contribution_id}/submit/", signed_in("cleo")
    assert "The last of all" in cleo.get(address).content.decode()
    assert cleo.post(address, {"call": far.pk})["Location"] == far.get_absolute_url()


def test_what_was_begun_before_the_deadline_is_taken_a_little_later() -> None:
    now = timezone.now()
    call = builders.call(builders.project(), deadline=now - GRACE / 2)
    song = builders.work("cleo", kind="audio")
    address, cleo = f"/works/{song.contribution_id}/submit/", signed_in("cleo")
    assert cleo.post(address, {"call": call.pk})["Location"] == call.get_absolute_url()
    Call.objects.filter(pk=call.pk).update(deadline=now - GRACE)
    poem = builders.work("cleo", kind="audio")
    page = cleo.post(
        f"/works/{poem.contribution_id}/submit/", {"call": call.pk, "note": "In three."}
    )
    assert "This call is closed" in page.content.decode()
    assert "In three." in page.content.decode()


def test_a_work_goes_straight_to_a_project() -> None:
    project = builders.project()
    song = builders.work("cleo", kind="audio")
    answer = signed_in("cleo").post(
        f"/works/{song.contribution_id}/submit/", {"call": "", "project": project.title}
    )
    assert answer["Location"] == project.get_absolute_url()


def test_no_choice_and_a_second_time_get_a_sentence_and_keep_the_note() -> None:
    project = builders.project()
    song = builders.work("cleo", kind="audio")
    address, cleo = f"/works/{song.contribution_id}/submit/", signed_in("cleo")
    page = cleo.post(address, {"note": "In three."}).content.decode()
    assert "Choose a call or a project." in page
    assert "In three." in page
    submission(song, project)
    page = cleo.post(
        address, {"project": project.get_absolute_url(), "note": "Again."}
    ).content.decode()
    assert "This work is already submitted here." in page
    assert "Again." in page


def test_only_authors_find_the_page(client: Client) -> None:
    song = builders.work("cleo", kind="audio")
    address = f"/works/{song.contribution_id}/submit/"
    assert signed_in("dan").get(address).status_code == 404
    assert "/login/" in client.get(address)["Location"]


def test_my_submissions_show_decisions_and_reasons(client: Client) -> None:
    project = builders.project()
    made = accepted(builders.work("cleo", title="Lighthouse waltz"), project)
    made.reason = "It walks."
    made.save()
    page = signed_in("cleo").get("/submissions/").content.decode()
    assert "Lighthouse waltz" in page
    assert "It walks." in page
    assert (
        "You have not submitted anything yet."
        in signed_in("dan").get("/submissions/").content.decode()
    )
    assert "/login/" in client.get("/submissions/")["Location"]


def test_more_submissions_take_no_more_statements() -> None:
    project, cleo = builders.project(), signed_in("cleo")
    accepted(builders.work("cleo"), project, call=builders.call(project))
    few = statements(cleo, "/submissions/")
    for _ in range(5):
        accepted(builders.work("cleo"), builders.project(), call=builders.call(project))
    assert statements(cleo, "/submissions/") == few


def test_withdrawing_is_the_submitters_alone() -> None:
    made = submission(builders.work("cleo"), builders.project())
    address = f"/submissions/{made.pk}/withdrawal/"
    assert signed_in("dan").post(address).status_code == 404
    signed_in("cleo").post(address)
    made.refresh_from_db()
    assert made.withdrawn_at is not None
    assert made.withdrawn_at <= timezone.now()


AGAIN = "A newer version of it can be submitted there again."


def told_to_come_again(*pages: str) -> list[bool]:
    cleo = signed_in("cleo")
    return [AGAIN in cleo.get(page).content.decode() for page in pages]


def test_a_declined_work_is_told_to_come_again_only_while_it_can() -> None:
    project, now = builders.project(lead="eva"), timezone.now()
    call = builders.call(project)
    first = submission(builders.work("cleo", kind="audio"), project, call=call)
    pages = "/submissions/", call.get_absolute_url()
    assert told_to_come_again(*pages) == [False, False]
    decide(submission=first, decision="declined", by=project.started_by, now=now, reason="Fast.")
    assert told_to_come_again(*pages) == [True, True]
    for otherwise in ({"deadline": now}, {"kinds": ["image"]}):
        before = {name: getattr(call, name) for name in otherwise}
        Call.objects.update(**otherwise)
        assert told_to_come_again(*pages) == [False, False], otherwise
        Call.objects.update(**before)
    for phase, can in (("in_review", True), ("released", False), ("open", True)):
        Project.objects.update(phase=phase)
        assert told_to_come_again(*pages) == [can, can], phase
    later = builders.new_version(first.version.contribution, "cleo")
    submission(later, project)
    assert told_to_come_again(*pages) == [True, True], "it came to the project, not to the call"
    submission(later, project, call=call)
    assert told_to_come_again(*pages) == [False, False], "it came already"


def test_a_work_declined_by_a_project_as_such_comes_again_before_its_review() -> None:
    project = builders.project(lead="eva")
    first = submission(builders.work("cleo", kind="audio"), project)
    submission(builders.new_version(first.version.contribution, "cleo"), builders.project())
    by, now = project.started_by, timezone.now()
    decide(submission=first, decision="declined", by=by, now=now, reason="Fast.")
    assert told_to_come_again("/submissions/") == [True]
    Project.objects.filter(pk=project.pk).update(phase="in_review")
    assert told_to_come_again("/submissions/") == [False]
    Project.objects.filter(pk=project.pk).update(phase="open")
    builders.withdrawn(first.version, by="cleo")
    assert told_to_come_again("/submissions/") == [False]


def test_what_was_withdrawn_is_offered_back_only_where_it_would_be_taken() -> None:
    project, now = builders.project(lead="eva"), timezone.now()
    call = builders.call(project)
    first = submission(builders.work("cleo", kind="audio"), project, call=call)
    Submission.objects.update(withdrawn_at=now)
    address = f"/submissions/{first.pk}/restoring/"

    def offered() -> bool:
        return address in signed_in("cleo").get("/submissions/").content.decode()

    assert offered()
    Call.objects.update(deadline=now)
    assert not offered()
    Call.objects.update(deadline=call.deadline)
    later = submission(builders.new_version(first.version.contribution, "cleo"), project, call=call)
    assert not offered(), "a newer version of it is there"
    decide(submission=later, decision="declined", by=project.started_by, now=now, reason="Fast.")
    assert not offered()
    assert "already submitted here" in (
        signed_in("cleo").post(address, follow=True).content.decode()
    )
