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
AT_ONE_PLACE = 5
"""Visitors a day and work: a family shares an address, and so does a machine that says it is many,
which shall not see a work out of the lane of unheard ones in a day."""
KEPT = int(timedelta(days=1, hours=1).total_seconds())


def count_view(*, work_id: int, viewer: str, now: datetime, place: str = "") -> bool:
    """False when `viewer` was counted today, when enough visitors of the same `place` were, or when
    the cache cannot say: the page goes on."""
    day = now.date()
    try:
        salt = str(strict().get_or_set(f"views-salt:{day}", secrets.token_hex, KEPT))
        mark = _mark(work_id, viewer, day, salt)
        is_first = strict().add(mark, 1, KEPT)
        if is_first and place and _is_full(_mark(work_id, place, day, salt)):
            # Or a machine could fill the cache as well.
            strict().delete(mark)
            return False
    except Exception:
        log.warning("a view of work %s was not counted", work_id, exc_info=True)
        return False
    if is_first:
        Views.objects.add_one(work_id=work_id, day=day)
    return is_first


def _is_full(mark: str) -> bool:
    strict().add(mark, 0, KEPT)
    return strict().incr(mark) > AT_ONE_PLACE


def _mark(work_id: int, viewer: str, day: date, salt: str) -> str:
    mark = hmac.new(salt.encode(), f"{work_id} {viewer}".encode(), "sha256")
    return f"viewed:{day}:{mark.hexdigest()[:32]}"
