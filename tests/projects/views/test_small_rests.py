"""Who hears of leads that go, what archiving decides, what a plan's gap leads to, what is found."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import Notice
from projects.forms.call import said_in
from projects.models import Call, CallChange, Decision, Lead, LeadInvitation, Phase, Project
from projects.services.changing import change_call
from projects.services.deciding import decide
from projects.services.leading import step_down
from projects.services.projects import enter
from tests import builders
from tests.projects.builders import submission
from tests.projects.planning import MINUTE, place, plan

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


def shown(address: str) -> str:
    return Client().get(address).content.decode()


def test_leads_and_whoever_was_asked_hear_that_one_goes(project: Project) -> None:
    ada, eva, dan = (builders.user(name) for name in ("ada", "eva", "dan"))
    Lead.objects.create(project=project, user=ada)
    LeadInvitation.objects.create(project=project, user=dan, by=ada)
    step_down(project=project, by=ada, now=NOW, reason="A child was born.")
    told = {each.recipient: each for each in Notice.objects.filter(key__startswith="lead-left:")}
    assert set(told) == {eva, dan}
    assert told[eva].body == "A child was born."
    assert "the question to you is taken back" in told[dan].subject
    with pytest.raises(ValidationError):
        step_down(project=project, by=eva, now=NOW)


def test_what_was_kept_for_later_is_declined_with_the_archive(project: Project) -> None:
    eva = builders.user("eva")
    kept = submission(builders.work("cleo"), project)
    decide(submission=kept, decision=Decision.KEPT, by=eva, now=NOW)
    enter(project=project, phase=Phase.ARCHIVED, by=eva, now=NOW, reason="It is over.")
    kept.refresh_from_db()
    assert (kept.decision, kept.reason) == (Decision.DECLINED, "It is over.")


def test_a_gap_leads_to_its_call_only_while_that_is_there(project: Project) -> None:
    call = builders.call(project)
    place(plan(project), 0, MINUTE, call=call)
    page = f"{project.get_absolute_url()}plan/"
    assert f"Ticket № {call.pk}" in shown(page)
    Call.objects.update(deadline=NOW - timedelta(days=1))
    assert f"№ {call.pk}, closed" in shown(page)
    words = {"title": call.title, "brief": call.brief}
    Call.objects.update(hidden_at=NOW, hidden_by=builders.user("max"), hidden_words=words)
    assert f"/calls/{call.pk}/" not in shown(page)


def changed(call: Call, reason: str = "", **words: Any) -> Call:
    said = {name: getattr(call, name) for name in said_in(call) if name != "skill"}
    said |= {"skill": call.skill} | words
    return change_call(call=call, by=builders.user("eva"), now=NOW, words=said, reason=reason)


def test_what_is_changed_in_a_call_stands_in_the_projects_activity(project: Project) -> None:
    call = builders.call(project, title="A floor")
    changed(call)
    assert not CallChange.objects.exists()
    later = call.deadline - timedelta(days=1)
    changed(call, reason="The band meets earlier.", title="A lower floor", deadline=later)
    page = shown(f"{project.get_absolute_url()}activity/")
    for words in ("changed a call", "It was called “A floor”.", "Deadline: ", "meets earlier"):
        assert words in page


def test_a_change_of_a_call_changes_something(project: Project) -> None:
    call, eva = builders.call(project), builders.user("eva")
    name = "a_change_of_a_call_changes_something"
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        CallChange.objects.create(call=call, by=eva, before={"a": 1}, after={"a": 1})


def test_a_list_says_how_leads_answer(project: Project) -> None:
    made = submission(builders.work("cleo"), project)
    decide(submission=made, decision=Decision.ACCEPTED, by=builders.user("eva"), now=NOW)
    assert "replies to 100 % of submissions" in shown("/projects/")
