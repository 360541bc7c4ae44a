"""What staff picked, and why: no statement of its own, neither for a work nor for a lane."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from contributions.models import Contribution, StaffPick

MOST = 6
ON_THE_FRONT = 3


@dataclass(frozen=True, slots=True)
class Picked:
    reason: str
    by: str
    until: datetime
    at: datetime


def its_pick() -> Subquery:
    """The pick that runs now, as one value beside a work, for pages that count their statements."""
    running = StaffPick.objects.running(timezone.now()).filter(contribution=OuterRef("pk"))
    by = "picked_by__person__credit_name"
    parts = JSONObject(reason="reason", by=by, until="until", at="picked_at")
    return Subquery(running.values(its=parts)[:1])


def picked(its: dict[str, str] | None) -> Picked | None:
    """What `its_pick` read."""
    if its is None:
        return None
    until, at = datetime.fromisoformat(its["until"]), datetime.fromisoformat(its["at"])
    return Picked(its["reason"], its["by"], until, at)


def pick_of(work: Any) -> Picked | None:
    """From a row that was read with `its_pick`."""
    return picked(getattr(work, "its_pick", None))


def with_picked(
    page: QuerySet[Contribution], works: QuerySet[Contribution]
) -> QuerySet[Contribution]:
    """A page of `works` and those of them that are picked, in the order of `works`. On the first
    page the others come after its own."""
    latest = StaffPick.objects.running(timezone.now()).values("contribution")[: 2 * MOST]
    # One list of keys: with two, the database would look at every work for whether it is in either.
    return works.filter(pk__in=page.values("pk").union(latest)).annotate(its_pick=its_pick())


def latest_picks(works: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """The works that were picked last and still are, with why."""
    running = Q(picks__in=StaffPick.objects.running(timezone.now()))
    picked_works = works.filter(running).annotate(its_pick=its_pick())
    return picked_works.order_by("-picks__picked_at", "-picks__pk")[:ON_THE_FRONT]
