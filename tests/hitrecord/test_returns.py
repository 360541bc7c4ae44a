"""Mails that come back after they were handed over, as mail servers send them."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_string
from email.message import Message
from io import BytesIO, TextIOWrapper
from mailbox import Maildir
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from accounts import mailing
from accounts.models import Choice, Digest, Event, MailDelivery, Pace, User
from accounts.models.delivery import State
from accounts.services.notices import notify
from accounts.telling.ways import ways_to
from hitrecord.returns import take_back
from payouts import letters
from payouts.models import Letter
from tests import builders
from tests.payouts import guests

pytestmark = pytest.mark.django_db
DSN = """\
Return-Path: <>
From: MAILER-DAEMON@mx.example
To: {to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

I'm sorry to have to inform you.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ada@studio.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 <ada@studio.example>:
    User unknown

--B--
"""


def dsn(to: str, *, action: str = "failed", status: str = "5.1.1") -> Message:
    return message_from_string(DSN.format(to=to, action=action, status=status))


@pytest.fixture
def ada(settings: Settings) -> User:
    settings.BOUNCE_ADDRESS = "bounces@studio.example"
    return builders.user("ada")


def sent(user: User, event: Event = Event.FINAL) -> str:
    """The address that its mail left from."""
    notify(recipients=[user], event=event, subject="News", url="/", target=user, key=event)
    mailing.deliver(MailDelivery.objects.get(notice__key=event).pk)
    return mail.outbox[-1].from_email


def test_a_mail_leaves_from_an_address_of_its_own_and_says_who_we_are(ada: User) -> None:
    address = sent(ada)
    assert address.startswith("bounces+notice-")
    assert address.endswith("@studio.example")
    assert len(address.partition("@")[0]) <= 64
    assert mail.outbox[-1].message()["From"] == "hitRECord <hello@localhost>"


def test_what_comes_back_was_not_delivered_and_its_member_is_told(ada: User) -> None:
    address = sent(ada)
    assert MailDelivery.objects.get().state == State.SENT
    assert take_back(dsn(address.upper()), now=timezone.now())
    row = MailDelivery.objects.get()
    assert (row.state, row.delivered_at) == (State.BOUNCED, None)
    assert "550 5.1.1 <ada@studio.example>: User unknown" in row.reason
    ada.refresh_from_db()
    assert ada.is_unreached
    assert not take_back(dsn(address), now=timezone.now()), "told twice it happens once"


def test_who_is_not_reached_reads_on_the_site_what_they_wanted_by_mail(ada: User) -> None:
    take_back(dsn(sent(ada)), now=timezone.now())
    ada.refresh_from_db()
    Choice.objects.create(user=ada, event=Event.REMIXED, on_site=False, mail=Pace.DAILY)
    Choice.objects.create(user=ada, event=Event.COMMENTED, on_site=False, mail=Pace.NEVER)
    assert ways_to([ada], Event.REMIXED)[ada.pk] == (True, Pace.NEVER)
    assert ways_to([ada], Event.COMMENTED)[ada.pk] == (False, Pace.NEVER)


@pytest.mark.parametrize("change", [{"action": "delayed"}, {"status": "4.4.1"}])
def test_a_delay_is_no_bounce(ada: User, change: dict[str, str]) -> None:
    assert not take_back(dsn(sent(ada), **change), now=timezone.now())
    assert MailDelivery.objects.get().state == State.SENT


def test_nobody_can_make_one_up_and_an_address_that_was_changed_is_left_alone(ada: User) -> None:
    address = sent(ada)
    forged = address[: address.index("@") - 4] + "0000@studio.example"
    for to in (forged, "bounces@studio.example", "bounces+payout-1-" + "a" * 20 + "@x.example"):
        assert not take_back(dsn(to), now=timezone.now())
    answer = message_from_string(f"To: {address}\nSubject: I am away\n\nUntil Monday.")
    assert not take_back(answer, now=timezone.now())
    User.objects.update(email="ada@elsewhere.example")
    assert not take_back(dsn(address), now=timezone.now())
    assert MailDelivery.objects.get().state == State.SENT


def test_a_digest_comes_back_with_all_its_parts(ada: User) -> None:
    for number, event in enumerate((Event.REMIXED, Event.RECOMMENDED)):
        Choice.objects.create(user=ada, event=event, mail=Pace.DAILY)
        key = str(number)
        notify(recipients=[ada], event=event, subject="News", url="/", target=ada, key=key)
    digest = Digest.objects.get()
    Digest.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    mailing.deliver_digest(digest.pk)
    assert take_back(dsn(mail.outbox[-1].from_email), now=timezone.now())
    assert {row.state for row in MailDelivery.objects.all()} == {State.BOUNCED}


def test_a_letter_to_somebody_without_an_account_comes_back_too(ada: User) -> None:
    letter = guests.letter()
    letters.deliver(letter.pk)
    address = mail.outbox[-1].from_email
    assert take_back(dsn(address), now=timezone.now())
    kept = Letter.objects.get(pk=letter.pk)
    assert (kept.finished_at, bool(kept.quarantined_at)) == (None, True)
    assert "User unknown" in kept.reason


def test_the_command_reads_one_mail_or_a_folder(
    ada: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = sent(ada), sent(ada, Event.PAID)
    raw = dsn("postmaster@studio.example").as_bytes()
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(raw)))
    call_command("take_bounces", to=first)
    assert "It is noted." in capsys.readouterr().out
    box = Maildir(str(tmp_path / "box"))
    box.add(dsn(second))
    box.add("Subject: Hello\n\nSomebody wrote by hand.")
    call_command("take_bounces", maildir=str(tmp_path / "box"))
    assert "1 noted, 1 left" in capsys.readouterr().out
    assert len(box) == 1
    assert {row.state for row in MailDelivery.objects.all()} == {State.BOUNCED}
    with pytest.raises(CommandError, match="no such folder"):
        call_command("take_bounces", maildir=str(tmp_path / "none"))
