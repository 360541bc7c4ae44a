"""What staff picked, and why: four statements for a lane, none of its own for a work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from contributions.models import StaffPick
from contributions.queries.cards import Card, cards_of

MOST = 6


@dataclass(frozen=True, slots=True)
class Picked:
    reason: str
    by: str
    until: datetime
    card: Card | None = None


def its_pick() -> Subquery:
    """The pick that runs now, as one value beside a work, for pages that count their statements."""
    running = StaffPick.objects.running(timezone.now()).filter(contribution=OuterRef("pk"))
    parts = JSONObject(reason="reason", by="picked_by__person__credit_name", until="until")
    return Subquery(running.values(its=parts)[:1])


def pick_of(work: Any) -> Picked | None:
    """From a row that was read with `its_pick`."""
    its = getattr(work, "its_pick", None)
    return Picked(its["reason"], its["by"], datetime.fromisoformat(its["until"])) if its else None


def picks(*, viewing: str, now: datetime) -> list[Picked]:
    """The latest first; what was withdrawn, or is not for this reader, is left out."""
    rows = list(StaffPick.objects.running(now).select_related("picked_by__person")[: 2 * MOST])
    cards = {c.id: c for c in cards_of([row.contribution_id for row in rows], viewing=viewing)}
    return [
        Picked(row.reason, row.picked_by.person.credit_name, row.until, cards[row.contribution_id])
        for row in rows
        if row.contribution_id in cards
    ][:MOST]
