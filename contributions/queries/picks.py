"""What staff picked, and why: four statements for a lane, one for a work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from contributions.models import StaffPick
from contributions.queries.cards import Card, cards_of

MOST = 6


@dataclass(frozen=True, slots=True)
class Picked:
    reason: str
    by: str
    until: datetime
    card: Card | None = None


def pick_of(contribution: int, now: datetime) -> Picked | None:
    found = StaffPick.objects.running(now).filter(contribution=contribution)
    pick = found.select_related("picked_by__person").first()
    return Picked(pick.reason, pick.picked_by.person.credit_name, pick.until) if pick else None


def picks(*, viewing: str, now: datetime) -> list[Picked]:
    """The latest first; what was withdrawn, or is not for this reader, is left out."""
    rows = list(StaffPick.objects.running(now).select_related("picked_by__person")[: 2 * MOST])
    cards = {c.id: c for c in cards_of([row.contribution_id for row in rows], viewing=viewing)}
    return [
        Picked(row.reason, row.picked_by.person.credit_name, row.until, cards[row.contribution_id])
        for row in rows
        if row.contribution_id in cards
    ][:MOST]
