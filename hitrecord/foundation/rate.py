"""How often somebody may do what costs us something. Without the cache nobody is
held up by what others did."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from time import time

from django.core.cache import cache

log = logging.getLogger(__name__)


def is_too_often(key: str, *, most: int, seconds: int) -> bool:
    """Counts this time as well; the count begins anew after so many seconds."""
    try:
        count, _end = _running(key, seconds, int(time()))
        return int(cache.incr(count)) > most
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
        count, end = _running(key, seconds, moment)
        if int(cache.incr(count, amount)) <= most:
            return None
        cache.decr(count, amount)
    except Exception:
        log.warning("the cache could not count %s", key.partition(":")[0], exc_info=True)
        return None
    return datetime.fromtimestamp(end, UTC)


def _running(key: str, seconds: int, moment: int) -> tuple[str, int]:
    """The count that runs now, and when it ends. Its end is in its name: what the cache forgets to
    let go of holds nobody up in the next one."""
    end = int(cache.get_or_set(f"{key}:end", moment + seconds, seconds) or 0)
    if end <= moment:
        end = moment + seconds
        cache.set(f"{key}:end", end, seconds)
    count = f"{key}:{end}"
    cache.add(count, 0, seconds + 1)
    return count, end
