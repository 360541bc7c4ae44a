"""A project's page shows the newest of each part; all of it is on a page of its own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from projects.models import Project, Update
from projects.queries.project import CALLS, UPDATES, WORKS
from projects.services.news import stamp_of, write_update
from tests import builders
from tests.projects.builders import accepted
from tests.projects.views.test_calls import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


def shown(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_newest_works_hang_there_and_all_on_a_page_of_their_own(project: Project) -> None:
    for number in range(WORKS + 2):
        work = builders.work("cleo", title=f"Voice {number:02}.")
        made = accepted(work, project)
        made.decided_at = timezone.now() + timedelta(seconds=number)
        made.save()
    page = shown(project.get_absolute_url())
    assert "Voice 25." in page
    assert "Voice 01." not in page
    assert f"All {WORKS + 2} works that are in" in page
    every = f"{project.get_absolute_url()}works/"
    assert "Voice 25." in shown(every)
    assert "Voice 01." in shown(f"{every}?page=2")
    assert Client().get(f"{every}?page=3").status_code == 404


def test_people_calls_updates_and_offshoots_have_theirs_too(project: Project) -> None:
    for number in range(13):
        accepted(builders.work(f"ben{number}"), project, by=f"ben{number}")
    for number in range(CALLS + 1):
        builders.call(project, title=f"Call {number:02}.")
    for number in range(UPDATES + 1):
        Update.objects.create(
            project=project,
            author=builders.user("eva"),
            title=f"News {number:02}.",
            text="So.",
            html="<p>So.</p>",
            at=timezone.now() + timedelta(seconds=number),
        )
    for number in range(7):
        other = builders.project(f"Grown {number:02}", lead="ada")
        Project.objects.filter(pk=other.pk).update(origin=project)
    page = shown(project.get_absolute_url())
    for words in ("and 2 more people", "13 gaps left", "Older ones", "and more"):
        assert words in page
    for missing in ("News 00.", "Grown 06"):
        assert missing not in page
    for part, words in (
        ("people", "Ben12"),
        ("calls", f"Call {CALLS:02}."),
        ("updates", "News 00."),
        ("offshoots", "Grown 06"),
    ):
        assert words in shown(f"{project.get_absolute_url()}{part}/")


def test_an_update_keeps_its_address(project: Project) -> None:
    eva, now = builders.user("eva"), timezone.now()
    update = write_update(project=project, by=eva, title="So", text="It walks.", now=now)
    assert "It walks." in shown(update.get_absolute_url())
    said = {"title": "So", "text": "It runs", "seen": stamp_of(update)}
    address = f"{project.get_absolute_url()}desk/updates/{update.pk}/"
    changed = signed_in("eva").post(address, said)
    assert changed["Location"] == update.get_absolute_url()
