"""The last mail: once, when it is done, in their language, and its address goes with it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from accounts import mailing
from accounts.models import Envelope, User
from hitrecord.leaving import asking
from hitrecord.leaving.going import go
from tests import builders

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def leave(name: str, works: str = "stay") -> EmailMultiAlternatives:
    """What they read at the end."""
    departure = asking.ask(
        user=builders.user(name), works=works, name="keep", lets_go=False, now=NOW
    )
    go(departure.pk, NOW + timedelta(days=1))
    assert not Envelope.objects.exists()
    for _time in range(2):
        go(departure.pk, NOW + timedelta(days=15))
    Envelope.objects.update(due_at=timezone.now())
    mailing.post(Envelope.objects.get().pk)
    assert not Envelope.objects.exists()
    (sent,) = mail.outbox
    assert isinstance(sent, EmailMultiAlternatives)
    return sent


def test_whoever_left_reads_once_that_it_is_done_and_that_nothing_is_kept() -> None:
    address = builders.user("dan").email
    sent = leave("dan")
    assert sent.to == [address]
    assert sent.subject == "Your account is closed"
    for words in (str(sent.body), str(sent.alternatives[0][0])):
        assert "Hello Dan," in words
        assert "Your address is forgotten once this mail has reached you." in words
        assert "Your works" not in words
    assert not User.objects.filter(email=address).exists()


def test_whoever_may_be_paid_reads_that_it_stays_theirs_in_their_language() -> None:
    builders.work("ada")
    User.objects.filter(handle="ada").update(language="de")
    sent = leave("ada", works="go")
    assert "Was dir vielleicht noch gezahlt wird, bleibt dein." in str(sent.body)
    assert "entfernt" in str(sent.body)
    assert "vergessen" not in str(sent.body)
