"""To how many of a hundred submissions a project's leads replied."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from projects.models import Project, Submission
from projects.queries.tickets import Replies, replies_of, tickets_of
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


def test_nobody_moves_the_rate_or_the_time_by_coming_again_and_again(project: Project) -> None:
    """Neither whose twenty versions are declined within the hour, nor who waits with each."""
    call, days = builders.call(project), timedelta(days=1)
    decided(offered(project, "cleo"), "accepted", BEGUN + 4 * days)
    offered(project, "joe")
    before = replies_of([project.pk], now=LATE)
    assert before[project.pk] == Replies(50, 4 * days)
    song = builders.work("dan", kind="audio")
    first = submission(song, project, call=call, by="dan")
    Submission.objects.filter(pk=first.pk).update(submitted_at=BEGUN)
    decided(first, "declined", BEGUN + 4 * days)
    counted = replies_of([project.pk], now=LATE)
    assert counted[project.pk] == Replies(67, 4 * days)
    for number in range(20):
        again = builders.new_version(song.contribution, "dan")
        made = submission(again, project, call=call, by="dan")
        Submission.objects.filter(pk=made.pk).update(submitted_at=BEGUN + 5 * days)
        if number % 2:
            decided(made, "declined", BEGUN + 5 * days + timedelta(minutes=number))
    assert replies_of([project.pk], now=LATE) == counted
    (ticket,) = tickets_of(project.calls.all(), now=LATE)
    assert ticket.answers == 1
    page = Client().get(call.get_absolute_url()).content.decode()
    assert '<dt>Submissions</dt><dd class="num">1</dd>' in page


def test_what_came_first_and_was_taken_back_at_once_leaves_its_place_to_the_next(
    project: Project,
) -> None:
    song = builders.work("dan", kind="audio")
    withdraw(submission=submission(song, project, by="dan"), by=builders.user("dan"), now=BEGUN)
    made = submission(builders.new_version(song.contribution, "dan"), project, by="dan")
    Submission.objects.update(submitted_at=BEGUN)
    decided(made, "declined", BEGUN + timedelta(days=3))
    assert replies_of([project.pk], now=LATE)[project.pk] == Replies(100, timedelta(days=3))
