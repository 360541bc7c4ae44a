"""Plans, as the leads keep them."""

from __future__ import annotations

from typing import Any

from projects.models import Lane, Place, Plan, Project
from tests import builders

MINUTE = 60_000


def plan(of: Project | None = None, length: int = 6 * MINUTE) -> Plan:
    return Plan.objects.create(project=of or builders.project(), length=length)


def place(of: Plan, starts_at: int, ends_at: int, *, lane: str = Lane.SOUND, **more: Any) -> Place:
    more.setdefault("title", "Foghorn")
    return Place.objects.create(
        plan=of, plan_length=of.length, lane=lane, starts_at=starts_at, ends_at=ends_at, **more
    )
