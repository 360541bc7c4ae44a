"""What archiving declined is there again when a project is opened again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Notice
from projects.models import Lead, Phase, Project, Submission, Verdict
from projects.queries.tickets import replies_of
from projects.services.deciding import decide
from projects.services.projects import move
from tests import builders
from tests.projects.builders import accepted, submission

pytestmark = pytest.mark.django_db
BEGUN = timezone.now()
DAY = timedelta(days=1)
SAID = ("actor__user__handle", "subject")


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


def moved(project: Project, to: str, after: timedelta, reason: str = "No time.") -> None:
    move(project=project, to=to, by=builders.user("eva"), now=BEGUN + after, reason=reason)


def decided(offer: Submission, decision: str, after: timedelta, reason: str) -> None:
    eva = builders.user("eva")
    decide(submission=offer, decision=decision, by=eva, now=BEGUN + after, reason=reason)


def test_what_was_kept_for_later_is_kept_again_with_its_words_and_its_maker_is_told(
    project: Project,
) -> None:
    kept = submission(builders.work("cleo"), project)
    decided(kept, "kept", DAY, "For the second act.")
    moved(project, Phase.ARCHIVED, 9 * DAY)
    moved(project, Phase.OPEN, 30 * DAY, "We go on.")
    kept.refresh_from_db()
    assert (kept.decision, kept.reason) == ("kept", "For the second act.")
    assert (kept.decided_at, kept.decided_by) == (BEGUN + DAY, builders.user("eva"))
    told = Notice.objects.filter(event="decided", recipient__handle="cleo").order_by("pk")
    assert [("keeps" in each.subject, each.body) for each in told] == [
        (True, "For the second act."),
        (False, "No time."),
        (True, "For the second act."),
    ]


def test_what_another_lead_kept_is_kept_again_in_their_name_and_waiting_is_the_reopeners(
    project: Project,
) -> None:
    ben = builders.user("ben")
    Lead.objects.create(project=project, user=ben)
    kept = submission(builders.work("cleo", title="Waltz"), project)
    waits = submission(builders.work("dan", title="Reel"), project)
    decided(kept, "kept", DAY, "For the second act.")
    for after, to in ((9, Phase.ARCHIVED), (30, Phase.OPEN)):
        move(project=project, to=to, by=ben, now=BEGUN + after * DAY, reason="We go on.")
    again = [kept.verdicts.last(), waits.verdicts.last()]
    assert [(each.by.handle, each.reason) for each in again if each] == [
        ("eva", "For the second act."),
        ("ben", "We go on."),
    ]
    told = Notice.objects.filter(key__in=[f"decided:{each.pk}" for each in again if each])
    assert {(handle, subject[:3]) for handle, subject in told.values_list(*SAID)} == {
        ("eva", "Eva"),
        ("ben", "Ben"),
    }


def test_what_waited_waits_again_and_its_maker_reads_why(project: Project) -> None:
    waits = submission(builders.work("cleo"), project)
    moved(project, Phase.ARCHIVED, DAY)
    moved(project, Phase.OPEN, 30 * DAY, "We go on.")
    waits.refresh_from_db()
    assert (waits.decision, waits.reason, waits.decided_at) == ("", "", None)
    told = Notice.objects.filter(event="decided", recipient__handle="cleo").order_by("pk")
    assert "looks at" in told[1].subject
    assert told[1].body == "We go on."


def test_what_a_lead_decided_before_stays_decided(project: Project) -> None:
    taken = accepted(builders.work("dan"), project)
    refused = submission(builders.work("cleo"), project)
    decided(refused, "declined", DAY, "It is too long.")
    moved(project, Phase.ARCHIVED, 2 * DAY)
    moved(project, Phase.OPEN, 3 * DAY)
    taken.refresh_from_db()
    refused.refresh_from_db()
    assert (taken.decision, refused.decision) == ("accepted", "declined")
    assert refused.reason == "It is too long."


def test_of_a_project_that_is_archived_twice_only_what_went_with_it_comes_back(
    project: Project,
) -> None:
    first = submission(builders.work("cleo"), project)
    moved(project, Phase.ARCHIVED, DAY)
    moved(project, Phase.OPEN, 2 * DAY)
    decided(first, "declined", 3 * DAY, "No.")
    second = submission(builders.work("dan"), project)
    moved(project, Phase.ARCHIVED, 4 * DAY)
    moved(project, Phase.OPEN, 5 * DAY)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.decision, second.decision) == ("declined", "")


def test_to_archive_and_open_again_is_no_reply_to_what_waits(project: Project) -> None:
    waits = submission(builders.work("cleo"), project)
    Submission.objects.filter(pk=waits.pk).update(submitted_at=BEGUN)
    for number in range(2):
        moved(project, Phase.ARCHIVED, (40 + 2 * number) * DAY)
        assert replies_of([project.pk], now=BEGUN + 50 * DAY)[project.pk].rate == 0
        moved(project, Phase.OPEN, (41 + 2 * number) * DAY)
    assert replies_of([project.pk], now=BEGUN + 50 * DAY)[project.pk].rate == 0


def test_opening_again_with_many_works_takes_no_more_statements() -> None:
    counts = []
    for number in (2, 40):
        project = builders.project(lead="eva")
        for _each in range(number):
            submission(builders.work("cleo", "dan"), project)
        moved(project, Phase.ARCHIVED, DAY)
        with CaptureQueriesContext(connection) as seen:
            moved(project, Phase.OPEN, 2 * DAY)
        counts.append(len(seen))
        assert not project.submissions.exclude(decision="").exists()
        assert Verdict.objects.filter(submission__project=project).count() == 2 * number
    assert counts[1] - counts[0] <= 2, "of so many mails a digest is made"
