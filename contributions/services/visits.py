"""What a member opened and downloaded: the first place to look for a source."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from contributions.models import Visit


def record_opening(*, user: User, work_id: int, now: datetime) -> None:
    """One statement: the row of this member and work is made or moved to the front."""
    _upsert(Visit(user=user, contribution_id=work_id, opened_at=now), ["opened_at"])


def record_download(*, user: User, work_id: int, now: datetime) -> None:
    visit = Visit(user=user, contribution_id=work_id, opened_at=now, downloaded_at=now)
    _upsert(visit, ["opened_at", "downloaded_at"])


def _upsert(visit: Visit, fields: list[str]) -> None:
    Visit.objects.bulk_create(
        [visit], update_conflicts=True, unique_fields=["user", "contribution"], update_fields=fields
    )
