from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from contributions.models import Comment
from projects.models import Lead, Phase, Project, Update
from tests import builders
from tests.projects.builders import accepted
from tests.projects.views.test_calls import signed_in, statements

pytestmark = pytest.mark.django_db


def test_a_member_starts_a_project_and_lands_at_the_desk() -> None:
    eva = signed_in("eva")
    answer = eva.post("/projects/new/", {"title": "Night bus", "pitch": "It never stops."})
    project = Project.objects.get()
    assert answer["Location"] == f"/projects/{project.slug}/desk/"
    assert (project.title, project.phase) == ("Night bus", Phase.IDEA)


def test_a_missing_title_keeps_the_pitch_and_a_foreign_cover_is_refused() -> None:
    picture = builders.work("ben", kind="image")
    page = signed_in("eva").post(
        "/projects/new/", {"pitch": "It never stops.", "cover": picture.contribution_id}
    )
    assert "it can be a working title" in page.content.decode()
    assert "It never stops." in page.content.decode()
    assert "one of your own pictures" in page.content.decode()


def test_starting_needs_an_account(client: Client) -> None:
    assert "/login/" in client.get("/projects/new/")["Location"]


def test_phases_are_facets_and_archived_projects_have_to_be_asked_for(client: Client) -> None:
    builders.project("Night bus")
    Project.objects.filter(pk=builders.project("Old boat").pk).update(phase=Phase.ARCHIVED)

    def titles(query: str) -> list[str]:
        return [row.title for row in client.get(f"/projects/{query}").context["rows"]]

    assert titles("") == titles("?phase=open") == ["Night bus"]
    assert titles("?phase=archived") == ["Old boat"]
    assert "No project is there now." in client.get("/projects/?phase=idea").content.decode()
    assert client.get("/projects/?page=9").status_code == 404


def test_what_its_authors_took_back_is_not_counted_as_in(client: Client) -> None:
    project = builders.project()
    poem = builders.work("ada")
    accepted(poem, project, by="ada")
    accepted(poem, project, by="ada", call=builders.call(project))
    gone = accepted(builders.work("cleo"), project)
    builders.withdrawn(gone.version, by="cleo")
    for address in ("/projects/", project.get_absolute_url()):
        assert "1 work is in" in client.get(address).content.decode()
    found = client.get(f"/api/v1/projects/{project.slug}/").json()
    assert found["accepted_works"] == 1


def test_more_projects_take_no_more_statements(client: Client) -> None:
    def one(lead: str) -> None:
        project = builders.project(lead=lead)
        Project.objects.filter(pk=project.pk).update(
            cover=builders.work(lead, kind="image").contribution
        )

    one("eva")
    few = statements(client, "/projects/")
    for name in ("ada", "ben", "cleo", "dan"):
        one(name)
    assert statements(client, "/projects/") == few <= 8


def test_the_page_shows_gaps_what_is_in_place_people_and_news(client: Client) -> None:
    project = builders.project(lead="eva")
    builders.call(project, title="A floor under the waltz")
    accepted(builders.work("ada", title="The keeper's complaint"), project, by="ada")
    Update.objects.create(
        project=project, author=builders.user("eva"), title="The boot lands", html="<p>So.</p>"
    )
    page = client.get(project.get_absolute_url()).content.decode()
    for words in ("One gap left", "The keeper&#x27;s complaint", "Ada", "The boot lands"):
        assert words in page
    assert f"{project.get_absolute_url()}desk/" not in page


def test_nothing_is_in_place_until_a_work_is_but_leads_find_the_plan_there(client: Client) -> None:
    project = builders.project(lead="eva")
    builders.call(project, title="A floor under the waltz")
    assert "What is in place" not in client.get(project.get_absolute_url()).content.decode()
    client.force_login(builders.user("eva"))
    assert "Draw the plan" in client.get(project.get_absolute_url()).content.decode()


def test_a_fuller_wall_takes_no_more_statements(client: Client) -> None:
    project = builders.project(lead="eva")
    accepted(builders.work("ada"), project, call=builders.call(project))
    Comment.objects.create(thread=project.thread, author=builders.user("ada"), text="No.")
    few = statements(client, project.get_absolute_url())
    for name in ("ben", "cleo", "dan"):
        accepted(builders.work(name), project, call=builders.call(project), by=name)
        Lead.objects.create(project=project, user=builders.user(name))
        Comment.objects.create(thread=project.thread, author=builders.user(name), text="Yes.")
    assert statements(client, project.get_absolute_url()) == few


def test_members_talk_and_visitors_are_asked_to_sign_in(client: Client) -> None:
    project = builders.project(lead="eva")
    address = f"{project.get_absolute_url()}comments/"
    assert "/login/" in client.post(address, {"text": "Hello"})["Location"]
    ada = signed_in("ada")
    assert "Write something before you send it." in ada.post(address, {}).content.decode()
    ada.post(address, {"text": "May it *rain*?"})
    comment = Comment.objects.get()
    assert "May it <em>rain</em>?" in ada.get(project.get_absolute_url()).content.decode()
    assert signed_in("ben").post(f"/comments/{comment.pk}/withdrawal/").status_code == 404
    ada.post(f"/comments/{comment.pk}/withdrawal/")
    comment.refresh_from_db()
    assert comment.withdrawn_at is not None


def test_an_answer_to_a_number_of_5000_figures_gets_a_sentence() -> None:
    address = f"{builders.project().get_absolute_url()}comments/"
    page = signed_in("ada").post(address, {"text": "Hello", "answers": "9" * 5000})
    assert "The comment you answer is gone." in page.content.decode()


def test_a_released_project_shows_its_production_first(client: Client) -> None:
    project = builders.project(lead="eva")
    production = builders.production(project)
    builders.credit(builders.piece(production, "Song", 10), builders.work("cleo"), role="Voice")
    production.final = builders.work("eva", text="And then it walked.").contribution
    production.released_at = timezone.now()
    production.save()
    page = client.get(project.get_absolute_url()).content.decode()
    assert page.index("And then it walked.") < page.index("On the wall")
    assert "Voice" in page
    shown = client.get(production.get_absolute_url()).content.decode()
    for words in ("And then it walked.", "Voice", "Cleo", "Cue sheet"):
        assert words in shown


def test_a_production_that_is_not_released_is_for_leads_and_staff(client: Client) -> None:
    production = builders.production(builders.project(lead="eva"))
    builders.staff("paula")
    address = production.get_absolute_url()
    assert client.get(address).status_code == 404
    assert signed_in("dan").get(address).status_code == 404
    assert signed_in("eva").get(address).status_code == 200
    assert "Not released yet." in signed_in("paula").get(address).content.decode()


def test_a_released_project_speaks_of_no_gap_that_is_still_open(client: Client) -> None:
    project = builders.project("Night bus")
    accepted(builders.work("cleo"), project)
    assert (
        "the gaps that are still open" in client.get(f"/projects/{project.slug}/").content.decode()
    )
    Project.objects.update(phase=Phase.RELEASED)
    page = client.get(f"/projects/{project.slug}/").content.decode()
    assert "What it was made of" in page
    assert "still" not in page.split('id="main"')[-1].split("What it was made of")[1][:300]
