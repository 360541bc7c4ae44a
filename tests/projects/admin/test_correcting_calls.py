"""Staff put a call right: it keeps what it said before, and whoever counts on it hears of it."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Choice, Event, Notice, Pace, User
from projects.models import Call, CallChange
from projects.services.changing import change_call, stamp_of
from projects.services.deciding import decide
from tests import builders
from tests.hitrecord.test_reasons import hidden, signed_in, typed
from tests.projects.builders import submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def paula() -> Client:
    return signed_in(builders.staff("paula", role="producer"))


def test_a_call_that_staff_change_keeps_what_it_said_and_tells_who_counts_on_it(
    paula: Client,
) -> None:
    call = builders.call(builders.project(lead="eva"), reward="guaranteed", amount=4000)
    submission(builders.work("cleo"), call.project, call=call)
    kept = submission(builders.work("joe"), call.project, call=call, by="joe")
    decide(submission=kept, decision="kept", by=builders.user("eva"), now=timezone.now())
    submission(builders.work("dan"), call.project, call=call, by="dan")
    declined = call.submissions.get(submitted_by=builders.user("dan"))
    eva, now = builders.user("eva"), timezone.now()
    decide(submission=declined, decision="declined", by=eva, now=now, reason="Too loud.")
    Notice.objects.all().delete()
    address = f"/admin/projects/call/{call.pk}/change/"
    page = paula.get(address).content.decode()
    assert "Everybody reads it in the project’s activity" in page
    form = hidden(page)
    earlier = call.deadline - timedelta(days=2)
    paula.post(address, form | typed(call, earlier, title="A wall"))
    (change,) = CallChange.objects.all()
    assert (change.by, change.reason) == (builders.user("paula"), "It was in capitals.")
    assert (change.before["title"], change.after["title"]) == ("A floor under the waltz", "A wall")
    assert set(change.after) == {"title", "deadline"}
    told = Notice.objects.filter(subject="Paula changed “A wall”").order_by("recipient__handle")
    assert [each.recipient.handle for each in told] == ["cleo", "eva", "joe"]
    assert {each.body for each in told} == {"It was in capitals."}
    call.refresh_from_db()
    assert (call.reward, call.amount) == ("guaranteed", 4000)


def test_staff_and_a_lead_who_change_a_call_at_once_read_each_other(paula: Client) -> None:
    call, eva = builders.call(builders.project(lead="eva")), builders.user("eva")
    address = f"/admin/projects/call/{call.pk}/change/"
    form = hidden(paula.get(address).content.decode())
    words = {"title": "A wall", "brief": call.brief, "skill": call.skill, "kinds": call.kinds}
    words |= {"deadline": call.deadline, "reward": call.reward, "amount": None}
    call.refresh_from_db()
    change_call(call=call, by=eva, now=timezone.now(), words=words, seen=stamp_of(call))
    late = paula.post(address, form | typed(call, call.deadline, title="A roof"))
    assert "Title: A wall" in late.content.decode()
    assert Call.objects.get().title == "A wall"


def test_staff_change_no_words_of_a_call_that_was_taken_from_view(paula: Client) -> None:
    call, now = builders.call(builders.project()), timezone.now()
    Call.objects.update(hidden_at=now, hidden_by=builders.user("mia"), hidden_words={"title": "A"})
    address = f"/admin/projects/call/{call.pk}/change/"
    form = hidden(paula.get(address).content.decode())
    page = paula.post(address, form | typed(call, call.deadline, title="A roof")).content.decode()
    assert "Put it back before you change its words." in page
    assert not CallChange.objects.exists()


def activity_of(call: Call) -> str:
    page = Client().get(f"{call.project.get_absolute_url()}activity/").content.decode()
    return unescape(page)


def test_a_title_that_staff_put_right_is_quoted_to_nobody_any_more(paula: Client) -> None:
    eva = builders.user("eva")
    call = builders.call(builders.project(lead="eva"), title="Joe Doe of Lane 5")
    submission(builders.work("cleo"), call.project, call=call)
    retitled(call, eva, "Joe Doe of Lane 6")
    assert "It was called “Joe Doe of Lane 5”." in activity_of(call)
    assert "Joe Doe" in Notice.objects.get(recipient=builders.user("cleo")).subject
    address = f"/admin/projects/call/{call.pk}/change/"
    form = hidden(paula.get(address).content.decode())
    paula.post(address, form | typed(call, call.deadline, title="A wall"))
    page = activity_of(call)
    assert "Joe Doe" not in page
    assert page.count("Another title.") == 2, "what its lead had quoted is the same name"
    assert "It was in capitals." in page
    about = Notice.objects.filter(recipient=builders.user("cleo")).values_list("subject", flat=True)
    assert sorted(about) == ["Eva changed “A wall”", "Paula changed “A wall”"]
    assert CallChange.objects.first().before["title"] == "Joe Doe of Lane 6"  # type: ignore[union-attr]
    retitled(call, eva, "A roof")
    assert "It was called “A wall”." in activity_of(call)


def retitled(call: Call, by: User, title: str) -> None:
    call.refresh_from_db()
    words = {"title": title, "brief": call.brief, "skill": call.skill, "kinds": call.kinds}
    words |= {"deadline": call.deadline, "reward": call.reward, "amount": call.amount}
    change_call(call=call, by=by, now=timezone.now(), words=words)


def test_nobody_misses_by_choice_that_staff_changed_a_call_they_lead(paula: Client) -> None:
    call, eva = builders.call(builders.project(lead="eva")), builders.user("eva")
    submission(builders.work("cleo"), call.project, call=call)
    for event in (Event.DECIDED, Event.LEADING):
        Choice.objects.create(user=eva, event=event, on_site=False, mail=Pace.NEVER)
    address = f"/admin/projects/call/{call.pk}/change/"
    form = hidden(paula.get(address).content.decode())
    paula.post(address, form | typed(call, call.deadline, title="A wall"))
    told = Notice.objects.get(recipient=eva, subject="Paula changed “A wall”")
    assert (told.event, told.on_site) == (Event.MODERATED, True)
    assert Notice.objects.get(recipient=builders.user("cleo"), subject=told.subject).event == (
        Event.DECIDED
    )
