from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from projects.models import Submission
from tests import builders
from tests.projects.builders import accepted, submission

pytestmark = pytest.mark.django_db


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(builders.user(name))
    return client


def statements(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_calls_for_my_skills_come_before_earlier_deadlines(client: Client) -> None:
    project = builders.project()
    builders.call(project, days=1, title="Soon")
    mine = builders.call(project, days=9, title="Bass", skill=builders.skill("Bass"))
    builders.user("cleo").skills.add(mine.skill)
    shown = signed_in("cleo").get("/calls/").context["tickets"]
    assert [ticket.title for ticket in shown] == ["Bass", "Soon"]
    assert [each.title for each in client.get("/calls/").context["tickets"]] == ["Soon", "Bass"]


def test_a_ticket_names_every_kind_that_the_call_takes(client: Client) -> None:
    builders.call(builders.project(), kinds=["audio", "writing"])
    assert "Audio, Writing · Illustration" in client.get("/calls/").content.decode()


def test_who_has_time_left_to_decide_has_left_nothing_unanswered(client: Client) -> None:
    project = builders.project()
    builders.call(project)
    fresh = submission(builders.work("cleo"), project)

    def rate() -> int | None:
        rated: int | None = client.get("/calls/").context["tickets"][0].response_rate
        return rated

    assert rate() is None
    accepted(builders.work("ada"), project)
    assert rate() == 100
    week_ago = timezone.now() - timedelta(days=8)
    Submission.objects.filter(pk=fresh.pk).update(submitted_at=week_ago)
    assert rate() == 50


def test_facets_are_in_the_address_and_unknown_ones_do_nothing(client: Client) -> None:
    project = builders.project()
    builders.call(project, title="A film", kinds=["video"], reward="pool")
    builders.call(project, title="A song", kinds=["audio"], skill=builders.skill("Bass"))

    def titles(query: str) -> list[str]:
        return [each.title for each in client.get(f"/calls/?{query}").context["tickets"]]

    assert titles("kind=video") == titles("reward=pool") == ["A film"]
    assert titles("skill=bass") == ["A song"]
    assert sorted(titles("kind=smell&reward=fame")) == ["A film", "A song"]
    assert "Nobody asks for this now." in client.get("/calls/?kind=image").content.decode()
    assert client.get("/calls/?page=99").status_code == 404
    assert client.get("/calls/?skill=%00").status_code == 200


def test_an_answer_that_was_taken_back_is_not_counted(client: Client) -> None:
    project = builders.project()
    call = builders.call(project)
    submission(builders.work("cleo"), project, call=call)
    gone = submission(builders.work("cleo"), project, call=call)
    gone.withdrawn_at = timezone.now()
    gone.save()
    assert [each.answers for each in client.get("/calls/").context["tickets"]] == [1]


def test_an_empty_wall_says_what_to_do_next(client: Client) -> None:
    page = client.get("/calls/").content.decode()
    assert "No call is open." in page
    assert "/projects/new/" in page


def test_more_calls_take_no_more_statements(client: Client) -> None:
    project = builders.project()
    builders.call(project)
    few = statements(client, "/calls/")
    for _ in range(8):
        submission(builders.work("cleo"), builders.project(), call=builders.call(project))
    assert statements(client, "/calls/") == few <= 6


def test_a_member_answers_with_one_of_her_works() -> None:
    call = builders.call(builders.project())
    song = builders.work("cleo", kind="audio", title="Lighthouse waltz")
    cleo = signed_in("cleo")
    assert "Lighthouse waltz" in cleo.get(call.get_absolute_url()).content.decode()
    answer = cleo.post(
        f"/calls/{call.pk}/answers/", {"work": song.contribution_id, "note": "In three."}
    )
    assert answer.status_code == 302
    made = Submission.objects.get()
    assert (made.call, made.version, made.note) == (call, song, "In three.")
    assert "Waits for a decision" in cleo.get(call.get_absolute_url()).content.decode()


def test_the_only_work_that_fits_is_chosen_already_and_of_two_none_is() -> None:
    call = builders.call(builders.project())
    song, address = builders.work("cleo", kind="audio").contribution_id, call.get_absolute_url()
    chosen = f'name="work" value="{song}" required checked'
    assert chosen in signed_in("cleo").get(address).content.decode()
    builders.work("cleo", kind="audio")
    assert "required checked" not in signed_in("cleo").get(address).content.decode()


def test_an_answer_without_a_work_keeps_the_note() -> None:
    call = builders.call(builders.project())
    builders.work("cleo", kind="audio")
    page = signed_in("cleo").post(f"/calls/{call.pk}/answers/", {"note": "In three."})
    assert "Choose one of your works." in page.content.decode()
    assert "In three." in page.content.decode()


def test_the_work_of_another_is_no_choice() -> None:
    call = builders.call(builders.project())
    song = builders.work("ada", kind="audio")
    page = signed_in("dan").post(f"/calls/{call.pk}/answers/", {"work": song.contribution_id})
    assert "Choose one of your own works" in page.content.decode()
    assert not Submission.objects.exists()


def test_a_closed_call_says_so_on_the_page(client: Client) -> None:
    project = builders.project()
    call = builders.call(project, closed_at=timezone.now(), closed_by=builders.user("eva"))
    song = builders.work("cleo", kind="audio")
    assert "This call is closed" in client.get(call.get_absolute_url()).content.decode()
    page = signed_in("cleo").post(f"/calls/{call.pk}/answers/", {"work": song.contribution_id})
    assert "The call closed while you had this page open" in page.content.decode()


def test_a_visitor_is_asked_to_sign_in(client: Client) -> None:
    call = builders.call(builders.project())
    assert "Sign in to answer" in client.get(call.get_absolute_url()).content.decode()
    assert "/login/" in client.post(f"/calls/{call.pk}/answers/")["Location"]
    assert client.get("/calls/999/").status_code == 404


def test_a_call_says_that_nobody_leads_its_project(client: Client) -> None:
    call = builders.call(builders.project(lead="eva"))
    assert "looking for a lead" not in client.get(call.get_absolute_url()).content.decode()
    call.project.leads.all().delete()
    page = client.get(call.get_absolute_url()).content.decode()
    assert "This project is looking for a lead." in page
    assert "waits for whoever goes on with it" in page
