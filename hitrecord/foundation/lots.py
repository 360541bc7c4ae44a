"""A leased row whose work is done a lot at a time, each in a transaction of its own, so that
nothing waits for all of it and a killed worker loses the last lot only."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from hitrecord.foundation.leases import Lease, LeasedQuerySet, LeaseLost

log = logging.getLogger(__name__)
LATER: Final = timedelta(seconds=60)


def work_off(
    rows: LeasedQuerySet, pk: int, now: datetime, *, lot: Callable[[Lease], bool], reason: str
) -> None:
    """If the row is due and free; safe to call any number of times. ``lot`` says whether there is
    more, renews the lease, and ends the row with its last; ``reason`` is what staff read of a row
    that failed. Whoever begins the row anew meanwhile takes the lease away, and that is no
    failure."""
    lease = rows.claim(pk, now)
    if lease is None:
        return
    try:
        while lot(lease):
            pass
    except LeaseLost:
        log.info("%s %s was begun anew", rows.model._meta.label_lower, pk)
    except Exception:
        log.exception("%s %s failed", rows.model._meta.label_lower, pk)
        rows.retry_later(lease, timezone.now(), reason=reason, after=LATER)
