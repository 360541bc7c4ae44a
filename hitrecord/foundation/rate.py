"""How often somebody may do what costs us something. Without the cache nobody is held up."""

from __future__ import annotations

import logging

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
        log.warning("the cache could not count %s", key, exc_info=True)
        return False
