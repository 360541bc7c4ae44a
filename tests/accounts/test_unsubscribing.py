"""The link that ends mails by one press, without signing in and after years."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts import mailing
from accounts.mailing.links import of_digest, token_of
from accounts.models import Digest, Event, MailDelivery, Pace, User
from accounts.services.mail_choices import choose, ways_of
from accounts.services.notices import notify
from accounts.telling.mailed import MOST_AN_HOUR
from accounts.telling.ways import Way, ways_to
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    return builders.user("ada")


def link(user: User, what: str) -> str:
    return f"/unsubscribe/{token_of(user, what)}/"


def test_the_header_of_a_mail_is_such_a_link_and_a_mail_program_may_press_it(ada: User) -> None:
    notify(recipients=[ada], event=Event.REMIXED, subject="News", url="/", target=ada, key="n")
    mailing.deliver(MailDelivery.objects.get().pk)
    header = mail.outbox[0].extra_headers["List-Unsubscribe"]
    path = header.strip("<>").removeprefix("http://127.0.0.1:8000")
    program = Client(enforce_csrf_checks=True)
    answer = program.post(path, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert ways_of(ada)[Event.REMIXED] == Way(True, Pace.NEVER)


def test_looking_changes_nothing_pressing_does_and_undo_takes_it_back(
    ada: User, client: Client
) -> None:
    choose(user=ada, ways={Event.REMIXED: Way(True, Pace.WEEKLY)})
    path = link(ada, Event.REMIXED)
    assert "<button" in client.get(path).content.decode()
    assert ways_of(ada)[Event.REMIXED].mail == Pace.WEEKLY
    page = client.post(path).content.decode()
    assert ways_of(ada)[Event.REMIXED].mail == Pace.NEVER
    back = re.search('name="back" value="([^"]+)"', page)
    assert back
    client.post(path, {"back": back[1]})
    assert ways_of(ada)[Event.REMIXED].mail == Pace.WEEKLY


def test_whoever_comes_back_to_the_link_reads_that_it_was_done(ada: User, client: Client) -> None:
    choose(user=ada, ways={Event.REMIXED: Way(True, Pace.WEEKLY)})
    for what in (Event.REMIXED, Pace.WEEKLY):
        path = link(ada, what)
        choose(user=ada, ways={Event.REMIXED: Way(True, Pace.WEEKLY)})
        assert "Fewer mails?" in client.get(path).content.decode()
        client.post(path)
        assert "No such mail any more" in client.get(path).content.decode()


def test_before_the_button_the_page_says_what_would_end_and_that_nothing_has(
    ada: User, client: Client
) -> None:
    asked = client.get(link(ada, of_digest(Pace.DAILY, [Event.REMIXED]))).content.decode()
    assert "The daily digest" in asked
    before, after = asked.split("Somebody built on my work")
    assert "Nothing has changed yet. When you press the button" in before
    assert "End these digests</button>" in after
    assert "any more of this:" not in after
    one = client.get(link(ada, Event.REMIXED)).content.decode()
    assert "Nothing has changed yet. When you press the button" in one
    assert "End these mails</button>" in one
    for words in ("This has ended", "There is no mail", "There are no such digests", "Undo"):
        assert words not in asked + one


def test_afterwards_the_page_says_what_ended_and_how_it_comes_back(
    ada: User, client: Client
) -> None:
    path = link(ada, of_digest(Pace.DAILY, [Event.REMIXED]))
    page = client.post(path).content.decode()
    before, after = page.split("Somebody built on my work")
    assert "This has ended, and no mail comes of it any more:" in before
    assert "Undo brings it back as you had chosen it." in after
    again = client.get(path).content.decode()
    assert "You can have it back at any time: it is among your settings." in again
    assert "Nothing has changed yet" not in page + again


def test_the_link_of_a_digest_ends_everything_in_it(ada: User, client: Client) -> None:
    choose(user=ada, ways={Event.REMIXED: Way(True, Pace.DAILY)})
    client.post(link(ada, Pace.DAILY))
    assert Pace.DAILY not in {way.mail for way in ways_of(ada).values()}
    assert ways_of(ada)[Event.COMMENTED].mail == Pace.NOW


def test_the_button_of_a_mail_program_ends_what_came_in_the_digest_of_a_flood(
    ada: User, client: Client
) -> None:
    choose(user=ada, ways={Event.COMMENTED: Way(True, Pace.WEEKLY)})
    for number in range(MOST_AN_HOUR + 2):
        key = f"remix-{number}"
        notify(recipients=[ada], event=Event.REMIXED, subject="N", url="/", target=ada, key=key)
    notify(recipients=[ada], event=Event.FINAL, subject="Yours", url="/", target=ada, key="money")
    digest = Digest.objects.get()
    Digest.objects.update(due_at=timezone.now())
    mailing.deliver_digest(digest.pk)
    (sent,) = mail.outbox
    path = sent.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")
    page = client.get(path).content.decode()
    assert "Somebody built on my work" in page
    assert "Somebody wrote about my work" not in page
    program = Client(enforce_csrf_checks=True)
    assert program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    ways = ways_of(ada)
    assert ways[Event.REMIXED] == Way(True, Pace.NEVER)
    assert Pace.DAILY not in {way.mail for way in ways.values()}
    assert ways[Event.COMMENTED].mail == Pace.WEEKLY
    assert ways[Event.DECIDED].mail == Pace.NOW
    assert ways_to([ada], Event.FINAL)[ada.pk].mail == Pace.NOW
    assert "No such mail any more" in client.get(path).content.decode()


def test_what_ended_with_a_digest_is_named_and_can_be_taken_back(ada: User, client: Client) -> None:
    path = link(ada, of_digest(Pace.DAILY, [Event.REMIXED, Event.NEWS, "gone", Event.FINAL]))
    page = client.post(path).content.decode()
    assert "Somebody built on my work" in page
    back = re.search('name="back" value="([^"]+)"', page)
    assert back
    client.post(path, {"back": back[1]})
    assert ways_of(ada)[Event.REMIXED].mail == Pace.NOW
    assert ways_of(ada)[Event.NEWS].mail == Pace.DAILY


@pytest.mark.parametrize("what", [Event.FINAL, "nonsense", Pace.NOW, "remixed-news"])
def test_what_cannot_be_stopped_has_no_link(ada: User, client: Client, what: str) -> None:
    answer = client.post(link(ada, what))
    assert answer.status_code == 404
    assert "This link does not count" in answer.content.decode()


def test_a_forged_link_and_one_of_somebody_who_left_say_so(ada: User, client: Client) -> None:
    good = link(ada, Event.REMIXED)
    User.objects.filter(pk=ada.pk).update(is_active=False)
    for path in (good, good[:-3] + "xx/", "/unsubscribe/1.remixed:abc/"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "Nothing has changed" in answer.content.decode()


def test_the_word_that_takes_back_is_no_use_to_somebody_else(ada: User, client: Client) -> None:
    page = client.post(link(ada, Event.REMIXED)).content.decode()
    back = re.search('name="back" value="([^"]+)"', page)
    assert back
    ben = builders.user("ben")
    client.post(link(ben, Event.REMIXED))
    client.post(link(ben, Event.REMIXED), {"back": back[1]})
    assert ways_of(ben)[Event.REMIXED].mail == Pace.NEVER


@pytest.mark.parametrize("field", ["suspended_at", "limited_until"])
def test_who_is_suspended_or_limited_may_end_mails_while_signed_in(field: str) -> None:
    eva = builders.user("eva", **{field: timezone.now() + timedelta(days=1)})
    client = Client()
    client.force_login(eva)
    assert client.get(link(eva, Event.REMIXED)).status_code == 200
    client.post(link(eva, Event.REMIXED))
    assert ways_of(eva)[Event.REMIXED].mail == Pace.NEVER
