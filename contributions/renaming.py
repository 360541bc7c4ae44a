"""Tell the search that somebody with many works has a new name, some works at a time."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import connection, transaction
from django.utils import timezone

from contributions.models import Renaming
from hitrecord.foundation.leases import Lease
from hitrecord.foundation.lots import work_off

AT_ONCE: Final = 100
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
    """If it is due and free. A name that changes meanwhile takes the lease away and begins anew."""
    work_off(Renaming.objects.all(), pk, now, lot=_told_some, reason=INTERRUPTED)


@transaction.atomic
def _told_some(lease: Lease) -> bool:
    row = Renaming.objects.get(pk=lease.pk)
    with connection.cursor() as cursor:
        cursor.execute(_TELL, [row.person_id, row.through, AT_ONCE])
        told = [work for work, _nothing in cursor.fetchall()]
    if len(told) < AT_ONCE:
        Renaming.objects.finish(lease, timezone.now())
        return False
    Renaming.objects.renew(lease, timezone.now(), through=max(told))
    return True
