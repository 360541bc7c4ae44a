"""What staff find of projects: counted in the list's one statement, and written by nobody here."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from accounts.models import User
from contributions.services import albums
from hitrecord.queries.queues import queues
from projects.models import Phase, PhaseChange, Project, Step
from projects.services.news import write_update
from projects.services.plans import keep_plan
from tests import builders
from tests.projects.builders import accepted, submission
from tests.projects.views.test_calls import signed_in, statements

pytestmark = pytest.mark.django_db
LISTS = (
    "projects/project", "projects/call", "projects/submission", "projects/plan",
    "projects/update", "projects/outside", "projects/production", "contributions/album",
    "contributions/staffpick",
)  # fmt: skip


def filled(title: str) -> Project:
    """With something in every list."""
    project, now = builders.project(title, lead="eva"), timezone.now()
    eva, call = builders.user("eva"), builders.call(project, title=f"A song for {title}")
    submission(builders.work("cleo"), project, call=call)
    accepted(builders.work("ada"), project, by="ada")
    Step.objects.create(project=project, text="Sing", position=1)
    write_update(project=project, by=eva, title=f"News of {title}", text="Two.", now=now)
    keep_plan(
        project=project, measure="time", length=60_000, places=[], revision=0, by=eva, now=now
    )
    builders.production(project)
    albums.make(title=f"Of {title}", text="", is_public=True, by=eva, now=now)
    return project


@pytest.fixture
def paula() -> Client:
    builders.staff("paula", role="producer")
    return signed_in("paula")


@pytest.mark.parametrize("path", LISTS)
def test_a_list_asks_as_often_for_many_rows_as_for_one(paula: Client, path: str) -> None:
    address = f"/admin/{path}/"
    filled("Kettle")
    paula.get(address)
    once = statements(paula, address)
    for number in range(6):
        filled(f"Door {number}")
    assert statements(paula, address) == once


def test_a_list_counts_and_finds_and_leads_to_the_members_page(paula: Client) -> None:
    project = filled("Kettle")
    filled("Door")
    page = paula.get("/admin/projects/project/", {"q": "Kettle"}).content.decode()
    assert "1 result" in page
    for count, name in ((1, "calls"), (1, "waiting"), (1, "accepted")):
        assert f'class="field-{name}">{count}</td>' in page
    assert "viewsitelink" in paula.get(f"/admin/projects/project/{project.pk}/change/").text
    for path, where in (
        (f"projects/plan/{project.plan.pk}", f"{project.get_absolute_url()}plan/"),
        (f"projects/update/{project.updates.get().pk}", project.get_absolute_url()),
    ):
        page = paula.get(f"/admin/{path}/change/").content.decode()
        assert f'href="{where}" class="viewsitelink"' in page
    found = paula.get("/admin/search/", {"q": "Kettle"}).content.decode()
    for words in ("A song for Kettle", "Of Kettle"):
        assert words in found


def test_what_leads_and_curators_wrote_is_looked_at_and_not_changed(paula: Client) -> None:
    project = filled("Kettle")
    for path in (
        f"projects/plan/{project.plan.pk}",
        f"projects/update/{project.updates.get().pk}",
        f"projects/submission/{project.submissions.all()[0].pk}",
    ):
        assert paula.post(f"/admin/{path}/change/", {"title": "Mine"}).status_code == 403
        assert paula.post(f"/admin/{path}/delete/", {"post": "yes"}).status_code == 403


def test_a_producer_sees_what_waits_for_a_decision_and_for_a_release() -> None:
    paula = User.objects.get(pk=builders.user("paula", is_staff=True).pk)
    paula.groups.add(Group.objects.get_or_create(name="producer")[0])
    paula.is_superuser = True
    project = filled("Kettle")
    Project.objects.update(phase=Phase.IN_REVIEW)
    at = timezone.now()
    PhaseChange.objects.create(
        project=project, phase=Phase.IN_REVIEW, by=builders.user("eva"), at=at, reason="Done."
    )
    found = {str(queue.label): queue for queue in queues(paula)}
    assert (found["Projects in review"].count, found["Projects in review"].oldest) == (1, at)
    assert found["Works that wait for a project’s leads"].count == 1
