"""Ringing once more for rows that are due, when what rang first was lost."""

from __future__ import annotations

from typing import Any

from celery import Task
from django.conf import settings
from django.db.models import QuerySet


def ring(rows: QuerySet[Any], task: Task[[int], None], *, most: int, by: str = "due_at") -> None:
    """For what waits longest, so that nothing waits for ever behind what came later. A nudge that
    nobody took in the time of three sweeps is worth nothing: the next one rings again."""
    waiting = rows.order_by(by, "pk").values_list("pk", flat=True)
    for pk in waiting[:most]:
        task.apply_async((pk,), expires=3 * settings.SWEEP_SECONDS)
