"""A project that staff took from view: whoever waits there for a word hears of it, both ways."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Notice
from projects.models import Project
from projects.services.deciding import decide
from projects.services.hiding import hide, show_again
from projects.services.submissions import restore, withdraw
from tests import builders
from tests.projects.builders import accepted, submission
from tests.projects.views.test_calls import signed_in

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


def hidden(project: Project) -> Project:
    hide(thing=project, by=builders.user("max"), now=NOW)
    project.refresh_from_db()
    return project


def test_who_waits_for_a_word_there_hears_that_nobody_gives_one_now(project: Project) -> None:
    eva = builders.user("eva")
    submission(builders.work("cleo"), project)
    submission(builders.work("cleo"), project)
    kept = submission(builders.work("dan"), project, by="dan")
    decide(submission=kept, decision="kept", by=eva, now=NOW)
    accepted(builders.work("ada"), project, by="ada")
    back = submission(builders.work("ben"), project, by="ben")
    withdraw(submission=back, by=builders.user("ben"), now=NOW)
    Notice.objects.all().delete()
    title = project.title
    hidden(project)
    told = Notice.objects.order_by("recipient__handle")
    assert [each.recipient.handle for each in told] == ["cleo", "dan"]
    assert not any(title in f"{each.subject}{each.body}" for each in told)
    assert {each.url for each in told} == {"/submissions/"}
    Notice.objects.all().delete()
    show_again(thing=project, hidden_at=NOW)
    again = f"{title} is shown again: your works wait there as before"
    assert [each.subject for each in Notice.objects.all()] == [again, again]
    hidden(project)
    assert not any(title in f"{each.subject}{each.body}" for each in Notice.objects.all())


def test_a_list_of_submissions_leads_to_no_page_that_is_not_there(project: Project) -> None:
    call = builders.call(project)
    submission(builders.work("cleo"), project, call=call)
    cleo = signed_in("cleo")
    page = cleo.get("/submissions/").content.decode()
    assert call.get_absolute_url() in page
    assert project.get_absolute_url() in page
    hidden(project)
    page = cleo.get("/submissions/").content.decode()
    assert call.get_absolute_url() not in page
    assert project.get_absolute_url() not in page
    assert "Waits while its project is out of view" in page
    assert "Waits for a decision" not in page
    assert "Withdraw" in page


def test_a_call_that_was_taken_down_alone_is_named_without_a_link(project: Project) -> None:
    call = builders.call(project)
    submission(builders.work("cleo"), project, call=call)
    hide(thing=call, by=builders.user("max"), now=NOW)
    page = signed_in("cleo").get("/submissions/").content.decode()
    assert call.get_absolute_url() not in page
    assert project.get_absolute_url() in page
    assert "Waits for a decision" in page


def test_nothing_is_submitted_once_more_where_nobody_looks(project: Project) -> None:
    made, cleo = submission(builders.work("cleo"), project), builders.user("cleo")
    withdraw(submission=made, by=cleo, now=NOW)
    hidden(project)
    with pytest.raises(ValidationError, match="took this project from view"):
        restore(submission=made, by=cleo, now=NOW)
    assert "Submit it once more" not in signed_in("cleo").get("/submissions/").content.decode()
