"""A real socket that is away for an hour, and one that refuses an address for good."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts import mailing
from accounts.models import AuditRecord, Event, MailDelivery, Notice, User
from accounts.models.delivery import State
from accounts.services.notices import notify
from accounts.services.resending import try_again
from tests import builders
from tests.accounts.smtp import listening

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _real_mail(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "127.0.0.1", False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""


def tell(user: User, number: int = 1, *, event: Event = Event.REMIXED) -> None:
    key = f"{event}-{number}"
    notify(recipients=[user], event=event, subject="News", url="/", target=user, key=key)


def every_task_three_times() -> None:
    pks = list(MailDelivery.objects.values_list("pk", flat=True))
    for pk in [*pks, *reversed(pks), *pks]:
        mailing.deliver(pk)


def test_after_an_hour_without_a_server_every_mail_comes_once(settings: Settings) -> None:
    with listening() as gone:
        port = gone.server_address[1]
    settings.EMAIL_PORT = port
    for number in range(5):
        tell(builders.user("ada"), number)
    for _hour in range(5):
        cache.clear()
        MailDelivery.objects.update(due_at=timezone.now())
        every_task_three_times()
    rows = list(MailDelivery.objects.all())
    assert {row.state for row in rows} == {State.WAITING}
    assert sum(row.attempts for row in rows) == 5, "one asks whether it is there, for all"
    cache.clear()
    MailDelivery.objects.update(due_at=timezone.now())
    with listening(port) as server:
        every_task_three_times()
        assert len(server.taken) == 5
    assert {row.state for row in MailDelivery.objects.all()} == {State.SENT}


def test_an_address_that_is_refused_for_good_is_said_to_its_member(
    client: Client, settings: Settings
) -> None:
    ada = builders.user("ada")
    with listening(refuses="550 5.1.1 no such user here") as server:
        settings.EMAIL_PORT = server.server_address[1]
        tell(ada)
        every_task_three_times()
        row = MailDelivery.objects.get()
        assert (row.state, row.attempts) == (State.BOUNCED, 1)
        client.force_login(ada)
        page = client.get("/notices/").content.decode()
        assert "Your address does not take our mail." in page
        assert "550 5.1.1 no such user here" in page
        # Only what is about money and rights is tried again.
        ada.refresh_from_db()
        tell(ada, 2)
        tell(ada, 3, event=Event.FINAL)
        assert MailDelivery.objects.count() == 2
    User.objects.filter(pk=ada.pk).update(email="ada@elsewhere.example")
    assert "does not take" not in client.get("/notices/").content.decode()


@pytest.mark.parametrize("answer", ["450 4.2.1 later", "530 5.7.0 authenticate first"])
def test_an_answer_that_is_not_about_the_address_is_waited_out(
    settings: Settings, answer: str
) -> None:
    with listening(refuses=answer) as server:
        settings.EMAIL_PORT = server.server_address[1]
        tell(builders.user("ada"))
        every_task_three_times()
    assert MailDelivery.objects.get().state == State.WAITING
    assert not builders.user("ada").unreached_address


def test_staff_have_it_tried_again_and_the_log_says_who(settings: Settings) -> None:
    ada, max_ = builders.user("ada"), builders.staff("max")
    with listening(refuses="550 no") as server:
        settings.EMAIL_PORT = server.server_address[1]
        tell(ada)
        every_task_three_times()
        server.refuses = ""
        assert try_again(rows=MailDelivery.objects.all(), by=max_, now=timezone.now()) == 1
        every_task_three_times()
        assert try_again(rows=MailDelivery.objects.all(), by=max_, now=timezone.now()) == 0
        assert len(server.taken) == 1
    assert AuditRecord.objects.get(action="mail tried again").actor == max_
    assert not builders.user("ada").unreached_address


@pytest.mark.parametrize("local", ["o'neil+tag", '"a b"', "x!#$%&*/=?^_`{|}~-"])
def test_an_odd_but_legal_address_and_a_title_with_line_breaks_leave(
    settings: Settings, local: str
) -> None:
    ada = builders.user("ada")
    User.objects.filter(pk=ada.pk).update(email=f"{local}@studio.example")
    ada.refresh_from_db()
    subject = "A title\r\nBcc: everybody@example.org\n\u202e“odd”"
    notify(recipients=[ada], event=Event.REMIXED, subject=subject, url="/", target=ada, key="odd")
    with listening() as server:
        settings.EMAIL_PORT = server.server_address[1]
        mailing.deliver(MailDelivery.objects.get().pk)
        ((to, words),) = server.taken
    assert to == f"{local}@studio.example"
    assert "\nBcc:" not in words
    assert Notice.objects.count() == 1
