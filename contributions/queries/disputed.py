"""What is in dispute behind some versions, however deep their lineage is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db import connection

from contributions.models import Dispute
from contributions.queries.rulings import walk

_OPEN: Final = f"""
WITH RECURSIVE {walk("reached", "SELECT unnest(%s::bigint[])")}
SELECT dispute.id FROM contributions_dispute dispute
  JOIN reached ON dispute.derivative_id = reached.id
 WHERE dispute.outcome = ''
"""  # noqa: S608 - constants


def open_behind(versions: Iterable[int]) -> list[Dispute]:
    """Oldest first; disputes about sources, and claims of missing ones. What lies behind a source
    that was found not to be one does not count. Two statements."""
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, [list(versions)])
        found = [row[0] for row in cursor.fetchall()]
    return list(Dispute.objects.filter(pk__in=found).for_reading().order_by("raised_at", "pk"))
