"""What becomes of a row whose mail did not leave."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils import timezone

from accounts.domain.hours import Hours
from accounts.mailing.away import say_if_away
from accounts.models import User
from hitrecord.foundation.leases import Lease

logger = logging.getLogger(__name__)
FIRST: Final = timedelta(minutes=10)
LONGEST: Final = timedelta(hours=6)
"""Twice as long each time: with 24 attempts a mail is given up after four and a half days, as mail
servers do among themselves."""


def wait(rows: Any, lease: Lease, error: Exception, *, hours: Hours | None = None) -> None:
    """Never into the quiet `hours` of whom it is for, if they count."""
    say_if_away(error)
    attempts, now = rows.values_list("attempts", flat=True).get(pk=lease.pk), timezone.now()
    again = now + pause(attempts)
    after = (hours.after_quiet(again) if hours else again) - now
    rows.retry_later(lease, now, reason=type(error).__name__, after=after)
    logger.warning("%s %s failed: %s", rows.model.__name__, lease.pk, type(error).__name__)


def pause(attempts: int) -> timedelta:
    return min(LONGEST, FIRST * (1 << max(0, min(attempts, 20) - 1)))


def came_back(user: User, why: str, now: datetime) -> None:
    """Until they change their address, or a mail gets through after all."""
    User.objects.filter(pk=user.pk).update(
        unreached_address=user.email, unreached_at=now, unreached_why=why
    )


def got_through(user: User) -> None:
    if user.unreached_address:
        User.objects.filter(pk=user.pk).update(
            unreached_address="", unreached_at=None, unreached_why=""
        )
