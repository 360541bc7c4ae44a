"""To how many of a hundred submissions a project's leads replied."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from projects.models import Project, Submission
from projects.queries.tickets import Replies, replies_of
from projects.services.deciding import decide
from projects.services.projects import move
from projects.services.submissions import withdraw
from tests import builders
from tests.projects.builders import submission

pytestmark = pytest.mark.django_db
BEGUN = timezone.now()
LATE = BEGUN + timedelta(days=40)


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


def offered(project: Project, name: str, at: datetime = BEGUN) -> Submission:
    made = submission(builders.work(name), project, by=name)
    Submission.objects.filter(pk=made.pk).update(submitted_at=at)
    return made


def decided(offer: Submission, decision: str, at: datetime) -> None:
    decide(submission=offer, decision=decision, by=builders.user("eva"), now=at, reason="Thanks.")


def archived(project: Project, at: datetime) -> None:
    eva = builders.user("eva")
    move(project=project, to="archived", by=eva, now=at, reason="No time.")


def rate(project: Project, now: datetime = LATE) -> int | None:
    found = replies_of([project.pk], now=now).get(project.pk)
    return found.rate if found else None


def test_what_was_declined_with_the_whole_project_was_not_replied_to(project: Project) -> None:
    decided(offered(project, "cleo"), "accepted", BEGUN + timedelta(days=2))
    offered(project, "dan")
    archived(project, LATE)
    assert replies_of([project.pk], now=LATE)[project.pk] == Replies(50, timedelta(days=2))


def test_what_was_kept_for_later_before_was_replied_to(project: Project) -> None:
    decided(offered(project, "cleo"), "kept", BEGUN + timedelta(days=2))
    archived(project, LATE)
    assert rate(project) == 100


def test_what_came_shortly_before_the_end_counts_neither_way(project: Project) -> None:
    offered(project, "cleo", LATE - timedelta(days=1))
    archived(project, LATE)
    assert rate(project, LATE + timedelta(days=90)) is None


def test_what_was_taken_back_after_a_long_silence_was_not_replied_to(project: Project) -> None:
    decided(offered(project, "cleo"), "accepted", BEGUN + timedelta(days=2))
    for name, after in (("dan", timedelta(days=30)), ("joe", timedelta(days=1))):
        withdraw(submission=offered(project, name), by=builders.user(name), now=BEGUN + after)
    assert rate(project) == 50
