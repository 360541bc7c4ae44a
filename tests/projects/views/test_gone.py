"""Whoever took an accepted work off the wall is named rightly, on every page."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from contributions.models import Version
from projects.models import Place, Project, Submission
from projects.services.deciding import decide, undo
from tests import builders
from tests.projects.builders import accepted, submission
from tests.projects.planning import MINUTE, place, plan
from tests.projects.views.test_calls import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


def taken_down(version: Version) -> None:
    work = builders.withdrawn(version, by="max")
    work.removed_at, work.removed_by = work.withdrawn_at, builders.user("max")
    work.removed_reason = "It was somebody else's."
    work.save()


def test_what_staff_took_down_is_not_called_withdrawn_on_the_plan(project: Project) -> None:
    offered = accepted(builders.work("cleo", title="Waltz"), project)
    place(plan(project), 0, MINUTE, submission=offered, title="")
    taken_down(offered.version)
    page = Client().get(f"{project.get_absolute_url()}plan/").content.decode()
    assert "Taken down by the staff" in page
    assert "Withdrawn by its authors" not in page
    undo(submission=offered, by=builders.user("eva"), now=timezone.now())
    assert Place.objects.get().title == "Taken down by the staff"


def test_the_desk_says_who_took_it_and_what_a_producer_may_still_do(project: Project) -> None:
    gone = accepted(builders.work("cleo", title="Waltz"), project)
    down = accepted(builders.work("ada", title="Complaint"), project)
    waiting: Submission = submission(builders.work("dan"), project)
    builders.withdrawn(gone.version, by="cleo")
    taken_down(down.version)
    taken_down(waiting.version)
    page = signed_in("eva").get(f"{project.get_absolute_url()}desk/").content.decode()
    for said in (
        "Waltz: withdrawn by its authors",
        "Complaint: taken down by the staff",
        "Staff took this work down.",
        "may still credit them",
    ):
        assert said in page
    with pytest.raises(ValidationError, match="Staff took this work down, so it cannot"):
        decide(submission=waiting, decision="accepted", by=builders.user("eva"), now=timezone.now())
