"""Who hears of an answer: everybody who spoke below the same first remark."""

from __future__ import annotations

import pytest
from django.utils import timezone

from accounts.models import Event, Notice
from accounts.services.distances import keep_away
from contributions.services.comments import withdraw, write
from projects.services.discussion import say
from tests import builders

pytestmark = pytest.mark.django_db


def heard(name: str) -> list[tuple[str, str]]:
    notices = Notice.objects.filter(recipient__handle=name).order_by("pk")
    return [(notice.event, notice.subject) for notice in notices]


def test_whoever_talks_about_a_work_hears_each_other() -> None:
    thread = builders.work("ada", title="Sea").contribution.thread
    dan, ben = builders.user("dan"), builders.user("ben")
    first = write(thread=thread, author=dan, text="The voice disappears.")
    other = write(thread=thread, author=ben, text="Where?", parent=first)
    write(thread=thread, author=dan, text="At 0:42.", parent=other)
    assert heard("ben") == [(Event.REMARKED, "Dan answered where you spoke about “Sea”")]
    write(thread=thread, author=builders.user("cleo"), text="Yes.", parent=first)
    assert heard("ben")[1:] == [(Event.REMARKED, "Cleo answered where you spoke about “Sea”")]
    assert heard("dan") == [
        (Event.REMARKED, "Ben answered you about “Sea”"),
        (Event.REMARKED, "Cleo answered you about “Sea”"),
    ]
    assert {event for event, _subject in heard("ada")} == {Event.COMMENTED}


def test_whoever_spoke_elsewhere_in_the_talk_or_took_it_back_hears_nothing() -> None:
    thread = builders.work("ada").contribution.thread
    first = write(thread=thread, author=builders.user("dan"), text="Too loud.")
    write(thread=thread, author=builders.user("eva"), text="Elsewhere.")
    gone = write(thread=thread, author=builders.user("ben"), text="No.", parent=first)
    withdraw(comment=gone, by=builders.user("ben"), now=timezone.now())
    write(thread=thread, author=builders.user("cleo"), text="Yes.", parent=first)
    assert heard("ben") == heard("eva") == []


@pytest.mark.parametrize(("keeper", "other"), [("ben", "cleo"), ("cleo", "ben")])
def test_a_block_keeps_an_answer_from_reaching_whoever_spoke_too(keeper: str, other: str) -> None:
    thread = builders.work("ada").contribution.thread
    first = write(thread=thread, author=builders.user("dan"), text="Too loud.")
    write(thread=thread, author=builders.user("ben"), text="No.", parent=first)
    keep_away(keeper=builders.user(keeper), other=builders.user(other), reach="block")
    write(thread=thread, author=builders.user("cleo"), text="Yes.", parent=first)
    assert heard("ben") == []


def test_whoever_talks_about_a_project_hears_each_other() -> None:
    project = builders.project(lead="eva")
    dan, ben = builders.user("dan"), builders.user("ben")
    first = say(project=project, author=dan, text="Which end?")
    say(project=project, author=ben, text="The sad one?", parent=first)
    say(project=project, author=dan, text="The other.", parent=first)
    assert heard("ben") == [(Event.REMARKED, f"Dan answered where you spoke about {project.title}")]
