"""A mail server that is down: nobody is kept from anything, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.core import mail
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
        Envelope.objects.filter(pk=letter.pk).update(due_at=timezone.now())
        mailing.post(letter.pk)


def test_the_letter_comes_when_the_server_is_back_after_an_hour(
    letter: Envelope, settings: Settings
) -> None:
    post(letter, times=2)
    letter.refresh_from_db()
    assert not mail.outbox
    assert letter.due_at > timezone.now() + timedelta(minutes=55)
    settings.EMAIL_BACKEND = WORKING
    post(letter, times=3)
    assert [sent.to for sent in mail.outbox] == [[ADA["email"]]]
    assert "/accounts/confirm-email/" in str(mail.outbox[0].body)
    assert not Envelope.objects.exists()


def test_a_letter_that_never_leaves_stands_there_with_its_reason(letter: Envelope) -> None:
    post(letter, times=4)
    letter.refresh_from_db()
    assert letter.quarantined_at
    assert letter.reason == "ConnectionRefusedError"
