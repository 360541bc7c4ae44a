from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import Notice
from contributions.models import Contribution
from projects.models import Call, Decision, Lead, Making, Phase, Project, Submission
from projects.services.calls import close_call
from projects.services.deciding import decide, undo
from projects.services.submissions import submit, withdraw
from tests import builders
from tests.at_once import apart
from tests.projects.views.test_calls import signed_in

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


@pytest.fixture
def call(project: Project) -> Call:
    return builders.call(project)


def offered(call: Call) -> Submission:
    song = builders.work("cleo", kind="audio", title="Lighthouse waltz")
    return submit(version=song, by=builders.user("cleo"), call=call, now=NOW)


def test_a_submission_tells_the_leads(call: Call) -> None:
    offered(call)
    notice = Notice.objects.get()
    assert notice.recipient == builders.user("eva")
    assert notice.subject == "Cleo submits “Lighthouse waltz” to The walking lighthouse"


def test_a_work_is_offered_once_also_in_a_new_version(call: Call) -> None:
    first = offered(call)
    later = builders.new_version(first.version.contribution, "cleo")
    with pytest.raises(ValidationError, match="already submitted here"):
        submit(version=later, by=builders.user("cleo"), call=call, now=NOW)


def offered_on(call: Call, work: Contribution) -> list[bool]:
    """Whether Cleo can submit it there: from the work's side, and from the call's."""
    cleo = signed_in("cleo")
    works, calls = f"/works/{work.pk}/submit/", call.get_absolute_url()
    return [
        f'name="call" value="{call.pk}"' in cleo.get(works).content.decode(),
        f'name="work" value="{work.pk}"' in cleo.get(calls).content.decode(),
    ]


def test_what_was_declined_comes_again_in_a_newer_version_and_only_so(call: Call) -> None:
    first, cleo, eva = offered(call), builders.user("cleo"), builders.user("eva")
    work = first.version.contribution
    decide(submission=first, decision="declined", by=eva, now=NOW, reason="Too fast.")
    with pytest.raises(ValidationError, match="already submitted here"):
        submit(version=first.version, by=cleo, call=call, now=NOW)
    assert offered_on(call, work) == [False, False]
    later = builders.new_version(work, "cleo")
    assert offered_on(call, work) == [True, True]
    second = submit(version=later, by=cleo, call=call, now=NOW)
    first.refresh_from_db()
    assert (first.decision, first.reason, second.decision) == ("declined", "Too fast.", "")
    desk = signed_in("eva").get(f"{call.project.get_absolute_url()}desk/").content.decode()
    assert "declined before with the words: “Too fast.”" in desk
    assert offered_on(call, work) == [False, False]
    with pytest.raises(ValidationError, match="came again in a newer version"):
        undo(submission=first, by=eva, now=NOW)
    decide(submission=second, decision="accepted", by=eva, now=NOW)
    newest = builders.new_version(work, "cleo")
    assert offered_on(call, work) == [False, False]
    with pytest.raises(ValidationError, match="already submitted here"):
        submit(version=newest, by=cleo, call=call, now=NOW)


def test_a_withdrawn_submission_leaves_room_for_another(call: Call) -> None:
    first = offered(call)
    withdraw(submission=first, by=builders.user("cleo"), now=NOW)
    assert submit(version=first.version, by=builders.user("cleo"), call=call, now=NOW).pk


def test_a_closed_call_takes_nothing(project: Project) -> None:
    with pytest.raises(ValidationError, match="This call is closed"):
        offered(builders.call(project, closed_at=NOW, closed_by=builders.user("eva")))


def test_a_call_whose_deadline_is_over_takes_nothing(project: Project) -> None:
    with pytest.raises(ValidationError, match="This call is closed"):
        offered(builders.call(project, days=-1))


def test_a_call_takes_only_its_kinds(call: Call) -> None:
    picture = builders.work("ben", kind="image")
    with pytest.raises(ValidationError, match="asks for other kinds"):
        submit(version=picture, by=builders.user("ben"), call=call, now=NOW)


def test_nobody_offers_the_work_of_another(call: Call) -> None:
    with pytest.raises(ValidationError, match="Only its authors"):
        submit(version=builders.work("cleo"), by=builders.user("dan"), call=call, now=NOW)


def test_an_archived_project_takes_nothing(project: Project) -> None:
    Project.objects.update(phase=Phase.ARCHIVED)
    project.refresh_from_db()
    with pytest.raises(ValidationError, match="This project is over"):
        submit(version=builders.work("cleo"), by=builders.user("cleo"), project=project, now=NOW)


def test_a_project_in_review_takes_nothing_but_answers_to_its_calls(call: Call) -> None:
    Project.objects.update(phase=Phase.IN_REVIEW)
    song, cleo = builders.work("cleo", kind="audio"), builders.user("cleo")
    call.refresh_from_db()
    with pytest.raises(ValidationError, match="takes no works any more"):
        submit(version=song, by=cleo, project=call.project, now=NOW)
    assert submit(version=song, by=cleo, call=call, now=NOW).pk


def test_a_project_that_is_over_since_the_page_was_seen_takes_nothing(call: Call) -> None:
    seen = Call.objects.select_related("project").get(pk=call.pk)
    assert seen.project.phase == Phase.OPEN
    Project.objects.update(phase=Phase.RELEASED)
    with pytest.raises(ValidationError, match="This project is over"):
        offered(seen)


def test_a_work_that_its_authors_took_back_is_not_accepted_but_may_be_declined(call: Call) -> None:
    made, eva = offered(call), builders.user("eva")
    builders.withdrawn(made.version, by="cleo")
    with pytest.raises(ValidationError, match="authors withdrew this work"):
        decide(submission=made, decision="accepted", by=eva, now=NOW)
    declined = decide(submission=made, decision="declined", by=eva, now=NOW, reason="It is gone.")
    assert declined.decision == Decision.DECLINED


def test_a_word_of_thanks_reaches_the_author(call: Call) -> None:
    eva = builders.user("eva")
    made = offered(call)
    decide(submission=made, decision="accepted", by=eva, now=NOW, reason="It walks. Thank you.")
    notice = Notice.objects.get(recipient=builders.user("cleo"))
    assert (notice.subject, notice.body) == (
        "Eva accepted “Lighthouse waltz” for The walking lighthouse",
        "It walks. Thank you.",
    )


def test_all_authors_hear_what_was_decided(call: Call) -> None:
    song = builders.work("cleo", "ben", kind="audio")
    made = submit(version=song, by=builders.user("cleo"), call=call, now=NOW)
    decide(submission=made, decision="accepted", by=builders.user("eva"), now=NOW)
    told = Notice.objects.filter(event="decided").values_list("recipient__handle", flat=True)
    assert sorted(told) == ["ben", "cleo"]


def test_the_second_of_two_leads_hears_that_it_is_decided(project: Project, call: Call) -> None:
    made, ben = offered(call), builders.user("ben")
    Lead.objects.create(project=project, user=ben)
    seen_by_ben = Submission.objects.get(pk=made.pk)
    decide(submission=made, decision="accepted", by=builders.user("eva"), now=NOW)
    with pytest.raises(ValidationError, match="It is already decided: Accepted"):
        decide(submission=seen_by_ben, decision="declined", by=ben, now=NOW, reason="Too long.")
    made.refresh_from_db()
    assert (made.decision, made.decided_by) == (Decision.ACCEPTED, builders.user("eva"))


def test_what_is_kept_may_still_be_accepted(call: Call) -> None:
    made, eva = offered(call), builders.user("eva")
    decide(submission=made, decision="kept", by=eva, now=NOW)
    assert decide(submission=made, decision="accepted", by=eva, now=NOW).decision == "accepted"


def test_declining_needs_a_reason_that_says_something(call: Call) -> None:
    with pytest.raises(ValidationError, match="Say why you decline it"):
        decide(
            submission=offered(call),
            decision="declined",
            by=builders.user("eva"),
            now=NOW,
            reason="  ",
        )


def test_only_leads_decide(call: Call) -> None:
    with pytest.raises(PermissionDenied):
        decide(submission=offered(call), decision="accepted", by=builders.user("cleo"), now=NOW)


def test_a_withdrawn_submission_cannot_be_decided(call: Call) -> None:
    made = offered(call)
    withdraw(submission=made, by=builders.user("cleo"), now=NOW)
    with pytest.raises(ValidationError, match="withdrawn in the meantime"):
        decide(submission=made, decision="accepted", by=builders.user("eva"), now=NOW)


def test_what_is_decided_cannot_be_withdrawn_and_nobody_withdraws_for_another(call: Call) -> None:
    made = offered(call)
    with pytest.raises(ValidationError):
        withdraw(submission=made, by=builders.user("dan"), now=NOW)
    decide(submission=made, decision="accepted", by=builders.user("eva"), now=NOW)
    with pytest.raises(ValidationError, match="already decided"):
        withdraw(submission=made, by=builders.user("cleo"), now=NOW)


@pytest.mark.django_db(transaction=True)
def test_a_call_that_is_being_closed_takes_nothing(call: Call) -> None:
    song = builders.work("cleo", kind="audio")
    cleo, outcome = builders.user("cleo"), list[str]()

    def offer() -> None:
        try:
            submit(version=song, by=cleo, call=call, now=NOW)
        except ValidationError as error:
            outcome.extend(error.messages)

    with transaction.atomic():
        close_call(call=call, by=builders.user("eva"), now=NOW, reason="Found.")
        offering = apart(offer)
    offering.join(timeout=60)
    assert "This call is closed" in outcome[0]
    assert not Submission.objects.exists()


def test_a_call_that_was_closed_since_its_page_was_opened_takes_nothing(call: Call) -> None:
    seen = Call.objects.get(pk=call.pk)
    close_call(call=call, by=builders.user("eva"), now=NOW, reason="Found.")
    with pytest.raises(ValidationError, match="This call is closed"):
        offered(seen)


def test_whoever_makes_something_for_a_call_hears_that_it_is_closed_early(call: Call) -> None:
    for name in ("ben", "cleo", "eva"):
        Making.objects.create(call=call, by=builders.user(name))
    offered(call)
    close_call(call=call, by=builders.user("eva"), now=NOW, reason="Found.")
    told = Notice.objects.filter(subject__contains="before its deadline")
    assert [one.recipient for one in told] == [builders.user("ben")]
    assert told.get().body == "Found."
    close_call(call=call, by=builders.user("eva"), now=NOW, reason="Found.")
    assert told.count() == 1
