"""The inbox: grouped by what it is about, read and unread again, muted, and never emptied."""

from __future__ import annotations

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts import mailing
from accounts.models import Event, MailDelivery, Mute, Notice, User
from accounts.services.notices import notify
from contributions.models import Version
from tests import builders

pytestmark = pytest.mark.django_db
HEADINGS = ("Decided", "For you to decide", "Other news")


@pytest.fixture
def ada(client: Client) -> Client:
    client.force_login(builders.user("ada"))
    return client


@pytest.fixture
def song() -> Version:
    return builders.work("ada", title="The walking lighthouse")


def tell(of: Version, name: str, event: Event = Event.RECOMMENDED, key: str = "") -> None:
    title = of.contribution.title
    notify(
        recipients=[builders.user("ada")],
        event=event,
        subject=f"{name.title()} did it to “{title}”",
        body="With words.",
        url=of.contribution.get_absolute_url(),
        target=of.contribution,
        key=key or f"{event}-{of.pk}-{name}",
        about=title,
        actor=builders.person(name),
    )


def page(client: Client, query: str = "") -> str:
    return client.get(f"/notices/{query}").content.decode()


def test_several_about_one_thing_are_one_sentence(ada: Client, song: Version) -> None:
    for name in ("ben", "cleo", "dan", "eva"):
        tell(song, name)
    tell(song, "ben", Event.COMMENTED)
    seen = page(ada)
    assert "Eva, Dan and 2 others recommend “The walking lighthouse”" in seen
    assert "Ben did it to “The walking lighthouse”" in seen
    assert seen.count('class="note new"') == 2


def test_two_are_named_and_one_who_did_it_twice_is_one(ada: Client, song: Version) -> None:
    tell(song, "ben", Event.COMMENTED, "one")
    tell(song, "ben", Event.COMMENTED, "two")
    assert "1 more about this" in page(ada)
    assert "Ben did it" in page(ada)
    tell(song, "cleo", Event.COMMENTED)
    assert "Cleo and Ben wrote about “The walking lighthouse”" in page(ada)


def test_what_happened_in_projects_stands_by_what_was_decided(ada: Client, song: Version) -> None:
    for event in (Event.DECIDED, Event.SUBMITTED, Event.LEADING, Event.OVERDUE, Event.DECIDED):
        tell(song if event != Event.DECIDED else builders.work("ada"), "ben", event)
    seen = page(ada, "?show=projects")
    assert seen.count('class="note new"') == 5
    assert seen.count('<h2 class="d1">') == 3
    places = [seen.index(f'<h2 class="d1">{words}</h2>') for words in HEADINGS]
    assert places == sorted(places)
    assert seen[places[0] : places[1]].count('class="note new"') == 2
    assert seen[places[1] : places[2]].count('class="note new"') == 2
    assert not any(f">{words}</h2>" in page(ada) for words in HEADINGS)


def test_one_a_group_and_all_are_read_and_unread_again(ada: Client, song: Version) -> None:
    for name in ("ben", "cleo"):
        tell(song, name)
    tell(song, "dan", Event.COMMENTED)
    unread = Notice.objects.unread()
    one = Notice.objects.get(event=Event.COMMENTED)
    group = f"recommended.{one.target_type_id}.{one.target_id}"
    ada.post("/notices/read/", {"notice": one.pk})
    assert unread.count() == 2
    ada.post("/notices/read/", {"group": group})
    assert unread.count() == 0
    ada.post("/notices/read/", {"group": group, "unread": "1"})
    assert unread.count() == 2
    assert ada.get("/notices/unread/").json() == {"unread": 2}
    ada.post("/notices/read/")
    assert "You have seen everything." in page(ada, "?show=unread")
    assert Notice.objects.count() == 3


@pytest.mark.parametrize("wrong", [{"notice": "x"}, {"group": "a.b.c"}, {"notice": "9" * 40}])
def test_what_is_no_notice_is_404(ada: Client, wrong: dict[str, str]) -> None:
    assert ada.post("/notices/read/", wrong).status_code == 404


def test_nobody_reads_for_somebody_else(ada: Client, song: Version, client: Client) -> None:
    tell(song, "ben")
    ada.logout()
    client.force_login(builders.user("ben"))
    client.post("/notices/read/", {"notice": Notice.objects.get().pk})
    assert Notice.objects.unread().count() == 1


def test_a_page_that_is_open_when_its_session_ends_gets_no_number_and_no_complaint(
    ada: Client,
) -> None:
    ada.logout()
    answer = ada.get("/notices/unread/")
    assert (answer.status_code, answer.content) == (204, b"")
    assert "no-store" in answer["Cache-Control"]


def test_the_badge_asks_in_one_statement_and_nobody_keeps_the_answer(
    ada: Client, song: Version
) -> None:
    tell(song, "ben")
    with CaptureQueriesContext(connection) as seen:
        answer = ada.get("/notices/unread/")
    asked = [query["sql"] for query in seen if "accounts_notice" in query["sql"]]
    assert len(asked) == 1
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]


def test_ten_and_a_thousand_notices_take_as_many_statements(ada: Client) -> None:
    def fill(works: int, each: int) -> int:
        for _work in range(works):
            about = builders.work("ada").contribution
            target = {"target": about, "recipient": builders.user("ada"), "about": about.title}
            Notice.objects.bulk_create(
                Notice(
                    event=Event.RECOMMENDED,
                    subject="Hello",
                    url="/",
                    key=f"{about.pk}-{number}",
                    actor=builders.person("ben"),
                    **target,
                )
                for number in range(each)
            )
        page(ada)
        with CaptureQueriesContext(connection) as seen:
            assert "Hello" in page(ada)
        return len(seen)

    assert fill(5, 2) == fill(33, 30)
    assert "All 30" in page(ada)


def test_a_group_has_a_page_with_all_of_it(ada: Client, song: Version) -> None:
    for number in range(8):
        tell(song, "ben", Event.COMMENTED, f"comment-{number}")
    one = Notice.objects.first()
    assert one
    seen = page(ada, f"?of=commented.{one.target_type_id}.{one.target_id}")
    assert seen.count("<li class=") >= 8


def test_a_withdrawn_work_leaves_no_title_in_the_inbox_or_the_mail(ada: Client) -> None:
    poem = builders.work("ben", title="A private title")
    tell(poem, "ben", Event.REMIXED)
    builders.withdrawn(poem, by="ben")
    seen = page(ada) + page(ada, "?show=works") + ada.get("/").content.decode()
    assert "A private title" not in seen
    assert "It is not there any more." in seen
    assert ada.get(f"/notices/{Notice.objects.get().pk}/")["Location"] == "/notices/"
    mailing.deliver(MailDelivery.objects.get().pk)
    assert not mail.outbox
    assert "cannot be seen" in MailDelivery.objects.get().reason


def test_a_muted_work_is_silent_until_it_is_heard_again(ada: Client, song: Version) -> None:
    tell(song, "ben", Event.COMMENTED)
    one = Notice.objects.get()
    key = f"commented.{one.target_type_id}.{one.target_id}"
    ada.post("/notices/mute/", {"of": key})
    tell(song, "cleo", Event.COMMENTED)
    tell(song, "dan", Event.REMOVED)
    assert set(Notice.objects.values_list("event", flat=True)) == {"commented", "removed"}
    assert Notice.objects.count() == 2
    settings = ada.get("/settings/distances/").content.decode()
    assert "The walking lighthouse" in settings
    ada.post("/notices/mute/", {"of": key, "undo": "1"})
    assert not Mute.objects.exists()
    tell(song, "eva", Event.COMMENTED)
    assert Notice.objects.count() == 3


def test_nothing_is_muted_that_nobody_told_me_of(ada: Client, song: Version) -> None:
    assert ada.post("/notices/mute/", {"of": f"commented.1.{song.pk}"}).status_code == 404
    assert not User.objects.get(handle="ada").mutes.exists()
