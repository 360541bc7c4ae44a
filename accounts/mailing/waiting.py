"""What becomes of a row whose mail did not leave."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from hitrecord.foundation.leases import Lease

logger = logging.getLogger(__name__)
RETRY_AFTER = {1: timedelta(minutes=10), 2: timedelta(minutes=90)}
"""After which attempt we wait how long: a mail server may be down for an hour and a half."""


def wait(rows: Any, lease: Lease, error: Exception) -> None:
    attempts = rows.values_list("attempts", flat=True).get(pk=lease.pk)
    after = RETRY_AFTER.get(attempts, RETRY_AFTER[2])
    rows.retry_later(lease, timezone.now(), reason=type(error).__name__, after=after)
    logger.warning("%s %s failed: %s", rows.model.__name__, lease.pk, type(error).__name__)


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
