"""One mail for a day or a week: everything new, never empty, once."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.db import DatabaseError, connection
from django.utils import timezone

from accounts import mailing
from accounts.models import Digest, Event, MailDelivery, Notice, Pace, User
from accounts.models.delivery import State
from accounts.services.inbox import mark
from accounts.services.mail_choices import choose
from accounts.services.notices import notify
from accounts.services.resending import try_again
from accounts.telling.mailed import MOST_AN_HOUR
from accounts.telling.ways import Way
from contributions.models import Version
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    user = builders.user("ada", time_zone="Europe/Berlin", mail_hour=8)
    choose(user=user, ways={Event.COMMENTED: Way(True, Pace.WEEKLY)})
    return user


@pytest.fixture
def song(ada: User) -> Version:
    return builders.work("ada", title="The walking lighthouse")


def recommend(ada: User, song: Version, *names: str) -> None:
    for name in names:
        notify(
            recipients=[ada],
            event=Event.RECOMMENDED,
            subject=f"{name.title()} recommends “{song.contribution.title}”",
            url=song.contribution.get_absolute_url(),
            target=song.contribution,
            key=f"heart-{name}",
            about=song.contribution.title,
            actor=builders.person(name),
        )


def due(digest: Digest) -> None:
    Digest.objects.filter(pk=digest.pk).update(due_at=timezone.now() - timedelta(seconds=1))


def test_a_day_comes_as_one_grouped_mail_however_often_the_task_does(
    ada: User, song: Version
) -> None:
    recommend(ada, song, "ben", "cleo", "dan")
    digest = Digest.objects.get()
    assert digest.due_at.astimezone(ada.zone).hour == 8
    for part in MailDelivery.objects.all():
        mailing.deliver(part.pk)
    mailing.deliver_digest(digest.pk)
    assert not mail.outbox
    due(digest)
    for _time in range(3):
        mailing.deliver_digest(digest.pk)
    (sent,) = mail.outbox
    assert isinstance(sent, EmailMultiAlternatives)
    assert sent.subject == "Your day: 3 things are new"
    for words in (str(sent.body), str(sent.alternatives[0][0])):
        assert "Dan, Cleo and 1 other recommend “The walking lighthouse”" in words
        assert f"http://127.0.0.1:8000{song.contribution.get_absolute_url()}" in words
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert {row.state for row in MailDelivery.objects.all()} == {State.DIGEST}


def footers(pace: Pace, **how: object) -> list[str]:
    """Of the next digest of Ben, in both forms of it."""
    ben = builders.user("ben", **how)
    choose(user=ben, ways={Event.REMIXED: Way(True, pace)})
    notify(recipients=[ben], event=Event.REMIXED, subject="News", url="/", target=ben, key="n")
    digest = Digest.objects.get()
    due(digest)
    mailing.deliver_digest(digest.pk)
    (sent,) = mail.outbox
    assert isinstance(sent, EmailMultiAlternatives)
    return [str(sent.body), str(sent.alternatives[0][0])]


def test_a_digest_shows_how_the_newest_words_begin_in_one_line(ada: User, song: Version) -> None:
    notify(
        recipients=[ada],
        event=Event.RECOMMENDED,
        subject="Ben thanks you",
        url="/",
        target=song.contribution,
        key="thanks",
        body="The lamp\r\nwalks.\n\n" + "And walks. " * 40,
    )
    due(Digest.objects.get())
    mailing.deliver_digest(Digest.objects.get().pk)
    (sent,) = mail.outbox
    assert isinstance(sent, EmailMultiAlternatives)
    for words in (str(sent.body), str(sent.alternatives[0][0])):
        (line,) = (line for line in words.splitlines() if "The lamp" in line)
        assert "The lamp walks. And walks. And" in line
        assert "…" in line
        assert "{{" not in words
        assert "{%" not in words


def test_a_digest_says_which_it_is_when_it_comes_and_where_that_is_changed() -> None:
    said = "daily digest. When something is new, it comes at 20:00 (America/New York)."
    for words in footers(Pace.DAILY, time_zone="America/New_York", mail_hour=20):
        assert said in words
        assert "More than twenty" not in words
        assert "Choose what is mailed to you, and when" in words
        assert "http://127.0.0.1:8000/settings/notices/" in words


def test_the_digest_of_a_week_names_its_day_in_the_language_of_who_reads_it() -> None:
    said = "Sie kommt am Mittwoch um 08:00 Uhr (Europe/Berlin)."
    how: dict[str, object] = {"mail_weekday": 2, "language": "de", "time_zone": "Europe/Berlin"}
    for words in footers(Pace.WEEKLY, **how):
        assert f"Das ist deine wöchentliche Zusammenfassung. {said}" in words


def test_what_was_read_or_cannot_be_seen_any_more_is_left_out_and_nothing_is_no_mail(
    ada: User, song: Version
) -> None:
    poem = builders.work("ben", title="A secret title")
    recommend(ada, song, "ben")
    recommend(ada, poem, "cleo")
    digest = Digest.objects.get()
    mark(user=ada, now=timezone.now(), notice=Notice.objects.get(key="heart-ben").pk)
    builders.withdrawn(poem, by="ben")
    due(digest)
    mailing.deliver_digest(digest.pk)
    assert not mail.outbox
    digest.refresh_from_db()
    assert digest.finished_at
    assert {row.state for row in MailDelivery.objects.all()} == {State.NEEDLESS}
    assert not MailDelivery.objects.given_up().exists()
    assert not try_again(rows=MailDelivery.objects.all(), by=ada, now=timezone.now())
    mailing.gather_strays()
    assert not MailDelivery.objects.open().exists()


def test_a_day_and_a_week_are_two_mails(ada: User, song: Version) -> None:
    recommend(ada, song, "ben")
    notify(
        recipients=[ada],
        event=Event.COMMENTED,
        subject="Cleo wrote",
        url="/",
        target=song.contribution,
        key="comment",
    )
    assert set(Digest.objects.values_list("pace", flat=True)) == {"daily", "weekly"}
    weekly = Digest.objects.get(pace="weekly")
    assert weekly.period.weekday() == ada.mail_weekday


def test_what_comes_too_late_goes_into_the_next_one(ada: User, song: Version) -> None:
    recommend(ada, song, "ben")
    first = Digest.objects.get()
    Digest.objects.filter(pk=first.pk).update(finished_at=timezone.now())
    recommend(ada, song, "cleo")
    mailing.gather_strays()
    mailing.gather_strays()
    second = Digest.objects.exclude(pk=first.pk).get()
    assert second.period > first.period
    assert set(MailDelivery.objects.values_list("digest", flat=True)) == {second.pk}


def test_a_digest_moves_with_the_hour_that_is_chosen(ada: User, song: Version) -> None:
    recommend(ada, song, "ben")
    before = Digest.objects.get().due_at
    hours: dict[str, int | None] = {"mail_hour": 20}
    choose(user=ada, ways={}, hours=hours)
    after = Digest.objects.get().due_at
    assert after.astimezone(ada.zone).hour == 20
    assert after - before == timedelta(hours=12)


def test_quiet_hours_keep_a_mail_back_but_not_money(ada: User) -> None:
    local: datetime = timezone.now().astimezone(ada.zone)
    ada.quiet_from, ada.quiet_until = local.hour, (local.hour + 2) % 24
    ada.save()
    for event in (Event.REMIXED, Event.FINAL):
        notify(recipients=[ada], event=event, subject="News", url="/", target=ada, key=event)
    rows = {row.notice.event: row for row in MailDelivery.objects.select_related("notice")}
    assert rows[Event.REMIXED].due_at > timezone.now() + timedelta(minutes=50)
    assert rows[Event.FINAL].due_at <= timezone.now()


def test_what_was_read_on_the_site_in_quiet_hours_is_not_mailed_after_them_but_money_is(
    ada: User,
) -> None:
    for event in (Event.REMIXED, Event.FINAL):
        notify(recipients=[ada], event=event, subject=event, url="/", target=ada, key=event)
    Notice.objects.update(read_at=timezone.now())
    for row in MailDelivery.objects.all():
        mailing.deliver(row.pk)
    assert [sent.subject for sent in mail.outbox] == [Event.FINAL]
    states = {row.notice.event: row.state for row in MailDelivery.objects.all()}
    assert states == {Event.REMIXED: State.NEEDLESS, Event.FINAL: State.SENT}


def test_a_flood_comes_as_a_digest(ada: User) -> None:
    for number in range(MOST_AN_HOUR + 5):
        key = f"remix-{number}"
        notify(recipients=[ada], event=Event.REMIXED, subject="N", url="/", target=ada, key=key)
    assert MailDelivery.objects.filter(digest=None).count() == MOST_AN_HOUR
    assert MailDelivery.objects.filter(digest__pace="daily").count() == 5
    digest = Digest.objects.get()
    due(digest)
    mailing.deliver_digest(digest.pk)
    said = str(mail.outbox[-1].body)
    assert "More than twenty mails within an hour come as a daily digest" in said


def test_whoever_left_meanwhile_gets_none(ada: User, song: Version) -> None:
    recommend(ada, song, "ben")
    User.objects.filter(pk=ada.pk).update(is_active=False)
    digest = Digest.objects.get()
    due(digest)
    mailing.deliver_digest(digest.pk)
    assert not mail.outbox


@pytest.mark.django_db(transaction=True)
def test_what_was_sent_is_sent_once_also_where_nothing_else_can_be_written_down(
    ada: User, song: Version
) -> None:
    recommend(ada, song, "ben")
    User.objects.filter(pk=ada.pk).update(
        unreached_address=ada.email, unreached_at=timezone.now(), unreached_why="Full."
    )
    digest = Digest.objects.get()
    due(digest)
    with connection.cursor() as cursor:
        cursor.execute(
            """CREATE FUNCTION refuse() RETURNS trigger AS $$
            BEGIN RAISE EXCEPTION 'no room'; END $$ LANGUAGE plpgsql;
            CREATE TRIGGER refuse BEFORE UPDATE ON accounts_user EXECUTE FUNCTION refuse()"""
        )
    try:
        with suppress(DatabaseError):
            mailing.deliver_digest(digest.pk)
        Digest.objects.update(due_at=timezone.now(), lease_until=None)
        mailing.deliver_digest(digest.pk)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP FUNCTION refuse CASCADE")
    assert len(mail.outbox) == 1
