"""A form that was sent twice does it once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

SENT_TWICE = timedelta(minutes=10)
Row = TypeVar("Row", bound=Model)


def twin(rows: QuerySet[Row], *, at: str, now: datetime, **said: Any) -> Row | None:
    """What the same person's same words made a moment ago; `at` names its time. The caller holds
    a lock that whoever sends the other one waits for."""
    moment = {f"{at}__gt": now - SENT_TWICE, f"{at}__lte": now}
    return rows.filter(**said, **moment).first()
