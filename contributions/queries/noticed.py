"""Which works behind some versions a copyright notice stands against, however deep they lie."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db import connection

from contributions.domain.copyright import HOLDING
from contributions.models import CopyrightNotice
from contributions.queries.rulings import walk

_STANDING: Final = f"""
WITH RECURSIVE {walk("reached", "SELECT unnest(%s::bigint[])")}
SELECT DISTINCT notice.id FROM contributions_copyrightnotice notice
  JOIN contributions_version version ON version.contribution_id = notice.work_id
  JOIN reached ON version.id = reached.id
 WHERE notice.stage = ANY(%s)
"""  # noqa: S608 - constants


def noticed_behind(versions: Iterable[int]) -> list[CopyrightNotice]:
    """Those that staff acted on and that did not come to nothing, oldest first. Two statements."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, [list(versions), [stage.value for stage in HOLDING]])
        found = [row[0] for row in cursor.fetchall()]
    return list(CopyrightNotice.objects.filter(pk__in=found).select_related("work"))
