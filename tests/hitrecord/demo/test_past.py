"""Putting the studio up writes the past, and leaves alone what workers tell people meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from accounts import mailing
from accounts.models import Event, MailDelivery, Notice, User
from accounts.services.notices import notify
from hitrecord.demo.logins import DOMAIN
from hitrecord.demo.seeding.past import happening
from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)


def _tell(user: User, key: str) -> None:
    notify(recipients=[user], event=Event.FINAL, subject=key, url="/", target=user, key=key)


def test_a_mail_of_a_worker_goes_out_once_and_is_recorded_while_the_past_is_written(
    caplog: pytest.LogCaptureFixture,
) -> None:
    ada = builders.user("ada")
    User.objects.filter(pk=ada.pk).update(email=f"ada@{DOMAIN}")
    ada.refresh_from_db()

    def worker() -> None:
        _tell(ada, "from a worker")
        connection.close()

    at = timezone.now() - timedelta(days=30)
    with happening(at):
        _tell(ada, "long ago")
        with ThreadPoolExecutor(1) as other:
            other.submit(worker).result()
    for row in MailDelivery.objects.order_by("pk"):
        mailing.deliver(row.pk)
    sent = {notice.subject: notice for notice in Notice.objects.filter(recipient=ada)}
    assert sent["long ago"].created_at == at
    assert sent["from a worker"].created_at > at
    assert [one.subject for one in mail.outbox] == ["from a worker"]
    assert "taken over" not in caplog.text
