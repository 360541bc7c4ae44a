"""A mail server that is down: nobody is kept from anything, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage
from typing import Any, ClassVar

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail.backends import locmem
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from accounts import mailing
from accounts.models import Envelope, User
from tests.accounts.test_pages import ADA

pytestmark = pytest.mark.django_db
WORKING = "django.core.mail.backends.locmem.EmailBackend"


class Down(BaseEmailBackend):
    def send_messages(self, messages: list[EmailMessage]) -> int:  # type: ignore[override]
        raise ConnectionRefusedError


class Patience(locmem.EmailBackend):
    seconds: ClassVar[list[int]] = []

    def __init__(self, *args: Any, timeout: int = 0, **options: Any) -> None:
        super().__init__(*args, **options)
        self.seconds.append(timeout)


DOWN = f"{__name__}.Down"


@pytest.fixture
def letter(client: Client, settings: Settings) -> Envelope:
    """Ada signs up while it is down."""
    settings.EMAIL_BACKEND = DOWN
    answer = client.post(reverse("account_signup"), ADA)
    assert answer["Location"] == reverse("account_email_verification_sent")
    assert User.objects.get().email == ADA["email"]
    return Envelope.objects.get()


def post(letter: Envelope, *, times: int = 1) -> None:
    """As the sweep does whenever the letter is due."""
    for _time in range(times):
        cache.clear()
        Envelope.objects.filter(pk=letter.pk).update(due_at=timezone.now())
        mailing.post(letter.pk)


def test_the_letter_comes_when_the_server_is_back_after_an_hour(
    letter: Envelope, settings: Settings
) -> None:
    post(letter, times=4)
    letter.refresh_from_db()
    assert not mail.outbox
    assert letter.due_at > timezone.now() + timedelta(minutes=55)
    settings.EMAIL_BACKEND = WORKING
    post(letter, times=3)
    assert [sent.to for sent in mail.outbox] == [[ADA["email"]]]
    assert "/accounts/confirm-email/" in str(mail.outbox[0].body)
    assert not Envelope.objects.exists()


def test_while_the_server_is_away_no_page_waits_for_it_again(
    letter: Envelope, client: Client, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = WORKING
    client.post(reverse("account_reset_password"), {"email": ADA["email"]})
    assert not mail.outbox, "within a minute nobody asks it"
    assert Envelope.objects.count() == 2
    mailing.post(letter.pk)
    letter.refresh_from_db()
    assert letter.attempts == 0
    post(letter)
    assert len(mail.outbox) == 1


def test_a_page_waits_three_seconds_for_the_server(client: Client, settings: Settings) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Patience"
    client.post(reverse("account_signup"), ADA)
    assert Patience.seconds == [3]


def test_a_letter_that_never_leaves_stands_there_with_its_reason(letter: Envelope) -> None:
    post(letter, times=23)
    letter.refresh_from_db()
    assert not letter.quarantined_at, "tried for days"
    post(letter)
    letter.refresh_from_db()
    assert letter.quarantined_at
    assert letter.reason == "ConnectionRefusedError"
