"""Work that survives any crash, tried on the mail of a notice."""

import os
import subprocess
import sys
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from accounts.models import Event, MailDelivery
from accounts.services.notices import notify
from hitrecord.foundation.leases import LeaseLost, lease_time
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> MailDelivery:
    notify(
        recipients=[builders.user("cleo")],
        event=Event.DECIDED,
        subject="Eva accepted your song",
        url="/",
        target=builders.user("cleo"),
        key="decided:1",
    )
    return MailDelivery.objects.get()


@pytest.fixture
def now(row: MailDelivery) -> datetime:
    return timezone.now()


def later(now: datetime) -> datetime:
    return now + lease_time() + timedelta(seconds=1)


def test_of_two_workers_only_one_gets_the_row(row: MailDelivery, now: datetime) -> None:
    assert MailDelivery.objects.claim(row.pk, now) is not None
    assert MailDelivery.objects.claim(row.pk, now) is None


def test_a_row_that_is_not_due_yet_is_left_alone(row: MailDelivery, now: datetime) -> None:
    MailDelivery.objects.update(due_at=now + timedelta(minutes=1))
    assert MailDelivery.objects.claim(row.pk, now) is None


def test_a_killed_workers_row_goes_to_another_when_its_lease_is_over(
    row: MailDelivery, now: datetime
) -> None:
    killed = MailDelivery.objects.claim(row.pk, now)
    assert killed
    second = MailDelivery.objects.claim(row.pk, later(now))
    assert second
    with pytest.raises(LeaseLost):
        MailDelivery.objects.renew(killed, later(now))
    with pytest.raises(LeaseLost):
        MailDelivery.objects.finish(killed, later(now))
    MailDelivery.objects.finish(second, later(now))
    row.refresh_from_db()
    assert row.finished_at == later(now)


def test_a_lease_that_is_renewed_is_kept(row: MailDelivery, now: datetime) -> None:
    lease = MailDelivery.objects.claim(row.pk, now)
    assert lease
    MailDelivery.objects.renew(lease, now + lease_time() / 2)
    assert MailDelivery.objects.claim(row.pk, later(now)) is None


def test_what_is_finished_is_never_claimed_again(row: MailDelivery, now: datetime) -> None:
    lease = MailDelivery.objects.claim(row.pk, now)
    assert lease
    MailDelivery.objects.finish(lease, now)
    assert MailDelivery.objects.claim(row.pk, later(now)) is None
    with pytest.raises(LeaseLost):
        MailDelivery.objects.finish(lease, now)


def test_after_its_last_attempt_was_killed_a_row_is_set_aside_with_a_sentence(
    row: MailDelivery, now: datetime
) -> None:
    for _killed in range(MailDelivery.objects.all().most_attempts):
        assert MailDelivery.objects.claim(row.pk, now)
        now = later(now)
    assert MailDelivery.objects.claim(row.pk, now) is None
    row.refresh_from_db()
    assert row.quarantined_at == now
    assert row.reason == "It stopped several times without saying why. Try it again."


def test_a_row_given_back_waits_and_keeps_its_reason(row: MailDelivery, now: datetime) -> None:
    lease = MailDelivery.objects.claim(row.pk, now)
    assert lease
    MailDelivery.objects.retry_later(lease, now, reason="busy", after=timedelta(minutes=5))
    assert MailDelivery.objects.claim(row.pk, now + timedelta(minutes=4)) is None
    assert MailDelivery.objects.claim(row.pk, now + timedelta(minutes=6)) is not None
    row.refresh_from_db()
    assert row.reason == "busy"


def test_given_back_for_the_last_time_a_row_is_set_aside(row: MailDelivery, now: datetime) -> None:
    for _attempt in range(MailDelivery.objects.all().most_attempts):
        lease = MailDelivery.objects.claim(row.pk, now)
        assert lease
        MailDelivery.objects.retry_later(lease, now, reason="busy", after=timedelta(0))
    row.refresh_from_db()
    assert row.quarantined_at == now
    assert row.lease_token is None


def test_who_lost_the_lease_cannot_give_the_row_back(row: MailDelivery, now: datetime) -> None:
    lost = MailDelivery.objects.claim(row.pk, now)
    holder = MailDelivery.objects.claim(row.pk, later(now))
    assert lost
    assert holder
    MailDelivery.objects.retry_later(lost, later(now), reason="lost", after=timedelta(0))
    row.refresh_from_db()
    assert row.lease_token == holder.token
    assert row.reason == ""


def test_a_broker_that_is_down_is_given_up_at_once() -> None:
    """Without our settings the broker's client tries again for a quarter of a minute."""
    script = (
        "import django; django.setup()\n"
        "from kombu.exceptions import OperationalError\n"
        "from accounts.tasks import send_mail\n"
        "try: send_mail.delay(1)\n"
        "except OperationalError: print('given up')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ
        | {"REDIS_URL": "redis://127.0.0.1:1/0", "DJANGO_SETTINGS_MODULE": "hitrecord.settings"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "given up"
