"""Accepted works that leave the wall, and the leads who planned with them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Notice
from contributions.models import Contribution
from projects import tasks
from projects.watching import departures
from tests import builders
from tests.projects.builders import accepted

pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, str, str]]:
    rows = Notice.objects.filter(event="overdue", key__startswith="gone:").order_by("pk")
    return [(each.recipient.handle, each.subject, each.body) for each in rows]


def test_the_leads_hear_once_that_an_accepted_work_was_withdrawn_and_not_what_it_was_called() -> (
    None
):
    song = builders.work("cleo", title="Waltz")
    project = builders.project(lead="eva")
    accepted(song, project)
    tasks.watch()
    assert told() == []
    builders.withdrawn(song)
    tasks.watch()
    tasks.watch()
    ((name, subject, body),) = told()
    assert name == "eva"
    assert project.title in subject
    assert "Waltz" not in subject + body
    assert body == "Withdrawn by its authors"


def test_what_staff_took_down_is_said_to_be_theirs_and_comes_anew_when_it_leaves_again() -> None:
    song = builders.work("cleo")
    accepted(song, builders.project(lead="eva"))
    now = timezone.now()
    works, max_ = Contribution.objects.filter(pk=song.contribution_id), builders.staff("max")
    works.update(withdrawn_at=now - timedelta(hours=5), withdrawn_by=builders.user("cleo"))
    departures.tell(now)
    removal = {"removed_at": now, "removed_by": max_, "removed_reason": "A notice."}
    works.update(withdrawn_at=now, withdrawn_by=max_, **removal)
    departures.tell(now)
    assert [body for _name, _subject, body in told()] == [
        "Withdrawn by its authors",
        "Taken down by the staff",
    ]
