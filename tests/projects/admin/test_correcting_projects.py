"""Staff put a project's words right: its leads hear of it, whatever they chose."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Choice, Event, Notice, Pace
from projects.models import Project
from projects.services.hiding import hide
from tests import builders
from tests.hitrecord.test_reasons import WHY, change, signed_in
from tests.projects.builders import submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def paula() -> Client:
    return signed_in(builders.staff("paula", role="producer"))


def test_its_leads_read_why_and_nobody_reads_the_old_title_in_a_notice(paula: Client) -> None:
    project, eva = builders.project("Joe Doe of Lane 5", lead="eva"), builders.user("eva")
    for event in Event.DECIDED, Event.LEADING:
        Choice.objects.create(user=eva, event=event, on_site=False, mail=Pace.NEVER)
    cleo, told = builders.user("cleo"), {"subject": "News of “Joe Doe of Lane 5”", "key": "news"}
    place = {"url": project.get_absolute_url(), "event": Event.NEWS, "target": project}
    Notice.objects.create(recipient=cleo, **told, **place)
    words = {"title": "A wall", "pitch": project.pitch, WHY: "It named a person."}
    change(paula, f"projects/project/{project.pk}", **words)
    notice = Notice.objects.get(recipient=eva)
    assert (notice.subject, notice.body) == (
        "Paula changed the words of “A wall”",
        "It named a person.",
    )
    assert (notice.event, notice.on_site) == (Event.MODERATED, True)
    assert Notice.objects.get(recipient=cleo).subject == "News of “A wall”"
    change(paula, f"projects/project/{project.pk}", **words)
    assert Notice.objects.filter(recipient=eva).count() == 1, "nothing was changed"


def test_staff_change_no_words_of_a_project_that_was_taken_from_view(paula: Client) -> None:
    project = builders.project("A floor", lead="eva")
    submission(builders.work("cleo"), project)
    hide(thing=project, by=builders.user("max"), now=timezone.now())
    words = {"title": "A wall", "pitch": "It stands.", WHY: "It named a person."}
    page = change(paula, f"projects/project/{project.pk}", **words)
    assert "Put it back before you change its words." in page
    assert Project.objects.get().hidden_words["title"] == "A floor"
    assert Project.objects.get().title != "A wall"
