from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Notice
from projects.models import Lead, Project, Submission
from projects.services.deciding import decide, undo
from projects.services.hiding import hide
from projects.services.projects import move
from projects.services.submissions import restore, withdraw
from projects.watching.reminders import remind
from tests import builders
from tests.projects.builders import submission

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


@pytest.fixture
def offer(project: Project) -> Submission:
    return submission(builders.work("cleo", title="Waltz"), project)


def test_a_decision_is_taken_back_within_a_day_and_both_are_kept(offer: Submission) -> None:
    eva = builders.user("eva")
    decide(submission=offer, decision="declined", by=eva, now=NOW, reason="Too long.")
    undo(submission=offer, by=eva, now=NOW + timedelta(hours=23), reason="It is not.")
    offer.refresh_from_db()
    assert (offer.decision, offer.decided_by, offer.reason) == ("", None, "")
    decide(submission=offer, decision="declined", by=eva, now=NOW, reason="It is.")
    assert [each.decision for each in offer.verdicts.all()] == ["declined", "", "declined"]
    assert Notice.objects.filter(recipient__handle="cleo").count() == 3


def test_after_a_day_or_on_the_cue_sheet_a_decision_stands(
    project: Project, offer: Submission
) -> None:
    eva = builders.user("eva")
    with pytest.raises(ValidationError, match="no decision to take back"):
        undo(submission=offer, by=eva, now=NOW)
    decide(submission=offer, decision="accepted", by=eva, now=NOW)
    with pytest.raises(ValidationError, match="for a day"):
        undo(submission=offer, by=eva, now=NOW + timedelta(hours=25))
    builders.credit(builders.piece(builders.production(project), "Song", 1), offer.version)
    with pytest.raises(ValidationError, match="on the cue sheet already"):
        undo(submission=offer, by=eva, now=NOW)


def test_the_second_lead_is_told_of_what_the_first_kept(
    project: Project, offer: Submission
) -> None:
    eva, ben = builders.user("eva"), builders.user("ben")
    Lead.objects.create(project=project, user=ben)
    decide(submission=offer, decision="kept", by=eva, now=NOW, seen=0)
    with pytest.raises(ValidationError, match="already decided: Kept for later by Eva"):
        decide(submission=offer, decision="declined", by=ben, now=NOW, reason="No.", seen=0)
    kept = offer.verdicts.get()
    decide(submission=offer, decision="accepted", by=ben, now=NOW, seen=kept.pk)
    assert offer.verdicts.count() == 2


def test_an_offer_is_withdrawn_and_offered_once_more(project: Project, offer: Submission) -> None:
    cleo = builders.user("cleo")
    withdraw(submission=offer, by=cleo, now=NOW)
    for _again in range(2):
        restore(submission=offer, by=cleo, now=NOW)
    offer.refresh_from_db()
    assert offer.withdrawn_at is None
    withdraw(submission=offer, by=cleo, now=NOW)
    submission(offer.version, project)
    with pytest.raises(ValidationError, match="already submitted here"):
        restore(submission=offer, by=cleo, now=NOW)


def test_an_offer_to_a_call_that_is_closed_is_not_restored(project: Project) -> None:
    call = builders.call(project, days=1, kinds=["writing"])
    offer, cleo = submission(builders.work("cleo"), project, call=call), builders.user("cleo")
    withdraw(submission=offer, by=cleo, now=NOW)
    with pytest.raises(ValidationError, match="This call is closed"):
        restore(submission=offer, by=cleo, now=NOW + timedelta(days=2))


def test_leads_hear_once_a_week_of_what_waits(project: Project, offer: Submission) -> None:
    monday = NOW + timedelta(days=10 - NOW.weekday() + 4)
    remind(NOW)
    for _again in range(3):
        remind(monday)
    subjects = Notice.objects.filter(recipient__handle="eva").values_list("subject", flat=True)
    assert list(subjects) == [f"One work waits for your word in {project.title}"]
    remind(monday + timedelta(days=7))
    assert subjects.all().count() == 2


def test_in_an_archived_project_what_was_declined_stays_declined(
    project: Project, offer: Submission
) -> None:
    eva = builders.user("eva")
    move(project=project, to="archived", by=eva, now=NOW, reason="We stop.")
    with pytest.raises(ValidationError, match="This project is archived"):
        undo(submission=offer, by=eva, now=NOW)
    offer.refresh_from_db()
    assert offer.decision == "declined"


def test_nobody_decides_in_an_archived_project(project: Project, offer: Submission) -> None:
    Project.objects.filter(pk=project.pk).update(phase="archived")
    with pytest.raises(ValidationError, match="This project is archived"):
        decide(submission=offer, decision="accepted", by=builders.user("eva"), now=NOW)


def test_nobody_decides_in_a_project_that_staff_took_from_view(
    project: Project, offer: Submission
) -> None:
    eva = builders.user("eva")
    decide(submission=offer, decision="kept", by=eva, now=NOW)
    hide(thing=project, by=builders.staff("max"), now=NOW)
    with pytest.raises(ValidationError, match="A moderator took this from view"):
        undo(submission=offer, by=eva, now=NOW)
    with pytest.raises(ValidationError, match="A moderator took this from view"):
        decide(submission=offer, decision="accepted", by=eva, now=NOW)
