"""Whether the mail server is there is said by who waited long enough, and taken back by who was
heard."""

from __future__ import annotations

from collections.abc import Sequence
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends import locmem
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from accounts import mailing
from accounts.mailing.away import is_away, say_if_away
from accounts.models import Digest, Envelope, Event, MailDelivery, Pace, User
from accounts.services.mail_choices import choose
from accounts.services.notices import notify
from accounts.telling.ways import Way
from tests import builders
from tests.accounts.test_pages import ADA

pytestmark = pytest.mark.django_db
WORKING = "django.core.mail.backends.locmem.EmailBackend"


class Slow(BaseEmailBackend):
    """It would answer, but not as soon as a page wants it."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        raise TimeoutError


class Curt(BaseEmailBackend):
    """It hangs up over this one mail."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        raise SMTPServerDisconnected


class Found(locmem.EmailBackend):
    """It takes the mail; meanwhile somebody else asked for it in vain."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        say_if_away(ConnectionRefusedError())
        return super().send_messages(messages)


def of(backend: type[BaseEmailBackend]) -> str:
    return f"{__name__}.{backend.__name__}"


def told(*, mails: Pace) -> User:
    ada = builders.user("ada")
    choose(user=ada, ways={Event.REMIXED: Way(True, mails)})
    notify(recipients=[ada], event=Event.REMIXED, subject="News", url="/", target=ada, key="news")
    return ada


@pytest.mark.parametrize("backend", [Slow, Curt])
def test_a_page_that_did_not_wait_longer_keeps_no_worker_from_trying(
    client: Client, settings: Settings, backend: type[BaseEmailBackend]
) -> None:
    settings.EMAIL_BACKEND = of(backend)
    client.post(reverse("account_signup"), ADA)
    assert not is_away()
    settings.EMAIL_BACKEND = WORKING
    Envelope.objects.update(due_at=timezone.now())
    mailing.post(Envelope.objects.get().pk)
    assert [sent.to for sent in mail.outbox] == [[ADA["email"]]]


def test_a_worker_that_waited_in_vain_says_so(settings: Settings) -> None:
    settings.EMAIL_BACKEND = of(Slow)
    told(mails=Pace.NOW)
    mailing.deliver(MailDelivery.objects.get().pk)
    assert is_away()


def test_a_page_whose_mail_was_taken_says_that_the_server_is_there(
    client: Client, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = of(Found)
    client.post(reverse("account_signup"), ADA)
    assert len(mail.outbox) == 1
    assert not is_away()


def test_a_worker_whose_letter_was_taken_says_that_the_server_is_there(settings: Settings) -> None:
    settings.EMAIL_BACKEND = of(Found)
    letter = Envelope.objects.create(to="a@b.example", subject="Hello", due_at=timezone.now())
    mailing.post(letter.pk)
    assert len(mail.outbox) == 1
    assert not is_away()


def test_a_worker_whose_mail_was_taken_says_that_the_server_is_there(settings: Settings) -> None:
    settings.EMAIL_BACKEND = of(Found)
    told(mails=Pace.NOW)
    mailing.deliver(MailDelivery.objects.get().pk)
    assert len(mail.outbox) == 1
    assert not is_away()


def test_a_worker_whose_digest_was_taken_says_that_the_server_is_there(settings: Settings) -> None:
    settings.EMAIL_BACKEND = of(Found)
    told(mails=Pace.DAILY)
    Digest.objects.update(due_at=timezone.now())
    mailing.deliver_digest(Digest.objects.get().pk)
    assert len(mail.outbox) == 1
    assert not is_away()
