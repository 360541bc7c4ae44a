"""How often somebody may do what costs us something. Without the cache nobody is
held up by what others did."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from django.core.cache import cache

log = logging.getLogger(__name__)


def is_too_often(key: str, *, most: int, seconds: int) -> bool:
    """Counts this time as well; the count begins anew after so many seconds."""
    try:
        if cache.add(key, 1, seconds):
            return False
        return int(cache.incr(key)) > most
    except ValueError:  # it ended between the two
        return False
    except Exception:
        log.warning("the cache could not count %s", key.partition(":")[0], exc_info=True)
        return False


def free_from(
    key: str, *, most: int, seconds: int, now: datetime, amount: int = 1
) -> datetime | None:
    """When there is room again, or None: there is, and this time is counted. Time begins to run
    with the first one."""
    moment = int(now.timestamp())
    try:
        end = int(cache.get_or_set(f"{key}:end", moment + seconds, seconds) or 0)
        if end <= moment:
            end = moment + seconds
            cache.set(f"{key}:end", end, seconds)
        count = f"{key}:{end}"
        cache.add(count, 0, seconds + 1)
        if int(cache.incr(count, amount)) <= most:
            return None
        cache.decr(count, amount)
    except Exception:
        log.warning("the cache could not count %s", key.partition(":")[0], exc_info=True)
        return None
    return datetime.fromtimestamp(end, UTC)
