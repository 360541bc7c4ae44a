"""What took work to find out is kept in the cache; without the cache it is found out again."""

from __future__ import annotations

import logging
from typing import Any, Final

from django.core.cache import cache

log = logging.getLogger(__name__)
A_DAY: Final = 24 * 60 * 60


def kept(key: str) -> Any:
    """None when it is not there or the cache is down."""
    try:
        return cache.get(key)
    except Exception:  # down, or it holds what this release cannot read
        log.warning("the cache could not give %s", key, exc_info=True)
        return None


def keep(key: str, value: object, seconds: int = A_DAY) -> None:
    """A cache that is down is only logged."""
    try:
        cache.set(key, value, seconds)
    except Exception:
        log.warning("the cache could not keep %s", key, exc_info=True)
