"""How long a mail is tried, and that its member's night is theirs meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from smtplib import SMTPDataError

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from pytest_django import Settings

from accounts import mailing
from accounts.forms.hours import HoursForm
from accounts.mailing.waiting import pause
from accounts.models import Event, MailDelivery, User
from accounts.services.mail_choices import choose
from accounts.services.notices import notify
from tests import builders

pytestmark = pytest.mark.django_db


class Busy(BaseEmailBackend):
    def send_messages(self, messages: list[EmailMessage]) -> int:  # type: ignore[override]
        raise SMTPDataError(451, b"try again later")


@pytest.fixture
def ada(settings: Settings) -> User:
    settings.EMAIL_BACKEND = f"{__name__}.Busy"
    return builders.user("ada")


def tell(user: User, event: Event = Event.REMIXED) -> MailDelivery:
    notify(recipients=[user], event=event, subject="News", url="/", target=user, key=event)
    return MailDelivery.objects.get(notice__event=event)


def quiet(user: User, *, begin: datetime) -> datetime:
    """For two hours from then; when they end."""
    begin = begin.astimezone(user.zone).replace(minute=0, second=0, microsecond=0)
    end = begin + timedelta(hours=2)
    user.quiet_from, user.quiet_until = begin.hour, end.hour
    user.save()
    return end


def test_a_mail_is_tried_for_four_days_and_more() -> None:
    tries = MailDelivery.objects.all().most_attempts
    whole = sum((pause(attempt) for attempt in range(1, tries)), timedelta())
    assert timedelta(days=4) < whole < timedelta(days=5)
    assert pause(1) == timedelta(minutes=10)


def test_a_retry_waits_for_the_end_of_the_quiet_hours_and_money_does_not(ada: User) -> None:
    news, money = tell(ada), tell(ada, Event.FINAL)
    end = quiet(ada, begin=timezone.now() + timedelta(minutes=10))
    for row in (news, money):
        mailing.deliver(row.pk)
        row.refresh_from_db()
        assert row.reason == "SMTPDataError"
    assert news.due_at == end
    assert money.due_at < timezone.now() + timedelta(minutes=11)


def test_another_night_moves_what_waits_for_the_old_one(ada: User) -> None:
    end = quiet(ada, begin=timezone.now())
    row = tell(ada)
    assert row.due_at == end
    choose(user=ada, ways={}, hours={"quiet_from": None, "quiet_until": None})
    row.refresh_from_db()
    assert row.due_at <= timezone.now()
    late = timezone.now().astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    hours: dict[str, int | None] = {"quiet_from": late.hour, "quiet_until": (late.hour + 3) % 24}
    choose(user=ada, ways={}, hours=hours)
    row.refresh_from_db()
    assert row.due_at == late + timedelta(hours=3)


def test_a_digest_does_not_come_in_ones_own_quiet_hours(ada: User) -> None:
    asked = {"mail_hour": 6, "mail_weekday": 0, "quiet_from": 22, "quiet_until": 7}
    form = HoursForm(asked, instance=ada)
    assert form.errors["mail_hour"] == ["No mail comes then: that is within your quiet hours."]
    assert HoursForm(asked | {"mail_hour": 7}, instance=ada).is_valid()
