"""What a member opened and downloaded: the first place to look for a source."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import connection

from accounts.models import User
from contributions.models import Visit

_OPENED: Final = """
INSERT INTO contributions_visit (user_id, contribution_id, opened_at) VALUES (%s, %s, %s)
ON CONFLICT (user_id, contribution_id) DO UPDATE SET opened_at = excluded.opened_at
"""
# As words: every page of a work says it, and to put it together takes longer.


def record_opening(*, user: User, work_id: int, now: datetime) -> None:
    """One statement: the row of this member and work is made or moved to the front."""
    with connection.cursor() as cursor:
        cursor.execute(_OPENED, [user.pk, work_id, now])


def record_download(*, user: User, work_id: int, now: datetime) -> None:
    Visit.objects.bulk_create(
        [Visit(user=user, contribution_id=work_id, opened_at=now, downloaded_at=now)],
        update_conflicts=True,
        unique_fields=["user", "contribution"],
        update_fields=["opened_at", "downloaded_at"],
    )
