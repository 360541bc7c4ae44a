"""Counting views: each person once a day and work, without writing down who they were.

A salt that is thrown away with its day makes the marks of that day; they stand in the cache alone
and say nothing once it is gone.
"""

from __future__ import annotations

import hmac
import logging
import secrets
from datetime import date, datetime, timedelta

from contributions.models import Views
from hitrecord.foundation.cache import strict

log = logging.getLogger(__name__)
KEPT = int(timedelta(days=1, hours=1).total_seconds())


def count_view(*, work_id: int, viewer: str, now: datetime) -> bool:
    """False when `viewer` was counted today, or when the cache cannot say: the page goes on."""
    day = now.date()
    try:
        is_first = strict().add(_mark(work_id, viewer, day), 1, KEPT)
    except Exception:
        log.warning("a view of work %s was not counted", work_id, exc_info=True)
        return False
    if is_first:
        Views.objects.add_one(work_id=work_id, day=day)
    return is_first


def _mark(work_id: int, viewer: str, day: date) -> str:
    salt = strict().get_or_set(f"views-salt:{day}", secrets.token_hex, KEPT)
    mark = hmac.new(str(salt).encode(), f"{work_id} {viewer}".encode(), "sha256")
    return f"viewed:{day}:{mark.hexdigest()[:32]}"
