"""Tell the search that somebody with many works has a new name: a few works at a time, each lot in
a transaction of its own, so that nothing waits for all of them."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Final

from django.db import connection, transaction
from django.utils import timezone

from contributions.models import Renaming
from hitrecord.foundation.leases import Lease, LeaseLost

log = logging.getLogger(__name__)
AT_ONCE: Final = 100
LATER: Final = timedelta(seconds=60)
INTERRUPTED: Final = "The search was not told of all works."
# What the trigger does at once for somebody with few works.
_TELL: Final = """
    SELECT theirs.id, contributions_document_of(theirs.id, false) FROM (
      SELECT c.id FROM contributions_authorship a
      JOIN contributions_contribution c ON c.current_id = a.version_id
      WHERE a.person_id = %s AND c.id > %s ORDER BY c.id LIMIT %s
    ) theirs
"""


def rename(pk: int, now: datetime) -> None:
    """If it is due and free; safe to call any number of times. A name that changes meanwhile takes
    the lease away and begins anew."""
    lease = Renaming.objects.claim(pk, now)
    if lease is None:
        return
    try:
        while _told_some(lease):
            pass
        Renaming.objects.finish(lease, timezone.now())
    except LeaseLost:
        log.info("renaming %s was begun anew", pk)
    except Exception:
        log.exception("renaming %s failed", pk)
        Renaming.objects.retry_later(lease, timezone.now(), reason=INTERRUPTED, after=LATER)


@transaction.atomic
def _told_some(lease: Lease) -> bool:
    row = Renaming.objects.get(pk=lease.pk)
    with connection.cursor() as cursor:
        cursor.execute(_TELL, [row.person_id, row.through, AT_ONCE])
        told = [work for work, _nothing in cursor.fetchall()]
    if told:
        Renaming.objects.renew(lease, timezone.now(), through=max(told))
    return len(told) == AT_ONCE
