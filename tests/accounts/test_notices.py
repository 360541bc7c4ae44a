from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from accounts import mailing
from accounts.models import Event, MailDelivery, Notice
from accounts.services.notices import Telling, notify
from accounts.services.notices import tell as tell_each
from tests import builders

pytestmark = pytest.mark.django_db


def tell(name: str, *, key: str = "decided:1", actor: str = "eva") -> None:
    notify(
        recipients=[builders.user(name)],
        event=Event.DECIDED,
        actor=builders.person(actor),
        subject="Eva accepted\nyour song",
        body="The boot lands on it.",
        url="/works/7/",
        target=builders.user(name),
        key=key,
    )


def test_a_person_is_told_of_an_event_once() -> None:
    tell("cleo")
    tell("cleo")
    assert Notice.objects.count() == 1
    assert MailDelivery.objects.count() == 1


def test_not_even_two_stacks_at_once_tell_a_person_twice() -> None:
    tell("cleo")
    again = Notice.objects.get()
    again.pk = None
    with pytest.raises(IntegrityError, match="a_person_is_told_of_an_event_once"):
        again.save(force_insert=True)


def test_nobody_is_told_of_their_own_doing() -> None:
    tell("eva", actor="eva")
    assert not Notice.objects.exists()


def test_the_mail_of_a_notice_is_sent_once_however_often_the_task_comes() -> None:
    tell("cleo")
    delivery = MailDelivery.objects.get()
    mailing.deliver(delivery.pk)
    mailing.deliver(delivery.pk)
    assert len(mail.outbox) == 1
    assert mail.outbox[0].to == ["cleo@studio.example"]
    assert mail.outbox[0].subject == "Eva accepted your song"
    assert "/works/7/" in mail.outbox[0].body
    delivery.refresh_from_db()
    assert delivery.delivered_at is not None


def test_a_mail_server_that_is_down_costs_nothing_but_time(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    tell("cleo")
    delivery = MailDelivery.objects.get()
    mailing.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert delivery.delivered_at is None
    assert delivery.reason == "ConnectionRefusedError"

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    MailDelivery.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    cache.clear()
    mailing.deliver(delivery.pk)
    assert len(mail.outbox) == 1


def test_after_days_of_attempts_a_mail_is_quarantined_with_its_reason(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    tell("cleo")
    delivery = MailDelivery.objects.get()
    for _attempt in range(24):
        cache.clear()
        MailDelivery.objects.update(due_at=timezone.now() - timedelta(seconds=1))
        mailing.deliver(delivery.pk)
    delivery.refresh_from_db()
    assert delivery.attempts == 24
    assert delivery.quarantined_at is not None
    assert delivery.reason == "ConnectionRefusedError"


def test_the_mail_leaves_after_the_commit(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        tell("cleo")
    assert len(callbacks) == 1


def test_a_row_that_is_closed_while_its_mail_is_sent_stays_closed(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "tests.accounts.slow_mail.EmailBackend"
    tell("cleo")
    delivery = MailDelivery.objects.get()
    mailing.deliver(delivery.pk)
    assert len(mail.outbox) == 1
    delivery.refresh_from_db()
    assert delivery.delivered_at is not None


def test_telling_many_takes_as_many_statements_as_telling_one() -> None:
    def statements(names: list[str]) -> int:
        target = builders.person("ada")
        told = [
            Telling(builders.user(name), "Hello", "/", target, f"hello-{name}") for name in names
        ]
        with CaptureQueriesContext(connection) as seen:
            tell_each(told, event=Event.COMMENTED)
        return len(seen)

    statements(["joe"])
    assert statements(["ben"]) == statements(["cleo", "dan", "eva", "max", "mia"])
    assert Notice.objects.filter(subject="Hello").count() == MailDelivery.objects.count() == 7
    statements(["ben", "cleo"])
    assert Notice.objects.filter(subject="Hello").count() == 7
