"""Disputes in lists: of a work, of a person, of everybody."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from contributions.models import Dispute, Outcome, Version

DECIDE = "contributions.decide_dispute"
SHOWN: dict[str, dict[str, Any]] = {
    "open": {"outcome": ""},
    "decided": {"outcome__in": [Outcome.UPHELD, Outcome.REJECTED]},
    "taken-back": {"outcome": Outcome.WITHDRAWN},
    "all": {},
}
"""What a list may be narrowed to."""


def sees_everybodys(user: User) -> bool:
    return user.has_perm(DECIDE) and not user.lacks_second_factor


def disputes_for(user: Any, shown: str) -> QuerySet[Dispute]:
    """Moderators see everybody's, others those that they are part of; what waits longest first
    while it is open."""
    rows = Dispute.objects.filter(**SHOWN[shown])
    if not sees_everybodys(user):
        mine = Version.objects.filter(contribution__versions__authorships__person__user=user)
        rows = rows.touching(mine) | rows.filter(raised_by=user)
    order = ("raised_at", "pk") if shown == "open" else ("-raised_at", "-pk")
    return rows.for_reading().order_by(*order).distinct()


def disputes_of(work: int) -> QuerySet[Dispute]:
    """Everything that was ever said about what it was made from, or into."""
    return Dispute.objects.touching(Version.objects.filter(contribution=work)).for_reading()
