"""What its authors see on a work: where it was offered, and which calls it could answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import QuerySet

from contributions.models import Contribution
from hitrecord.foundation.once import Once
from projects.models import Call, Making, Submission
from projects.queries.calls import calls_taking

MOST_OFFERS = 6
SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Whereabouts:
    offers: list[Submission]
    calls: list[Call]


def whereabouts_of(work: Contribution, *, viewer: Any, now: datetime) -> Whereabouts:
    """Three statements."""
    calls = could_answer(work, viewer=viewer, now=now)
    return Whereabouts(offers=list(_OFFERS(work=work.pk)), calls=calls)


def _offers(*, work: int) -> QuerySet[Submission]:
    offers = Submission.objects.filter(
        version__contribution=work, withdrawn_at=None, project__hidden_at=None
    )
    return offers.select_related("project", "call").order_by("-submitted_at", "-pk")[:MOST_OFFERS]


_OFFERS: Final = Once(_offers)


def could_answer(work: Contribution, *, viewer: Any, now: datetime) -> list[Call]:
    """First those something was begun for, then those for the viewer's skills."""
    begun = [row["call"] for row in _BEGUN(by=viewer.pk)]
    found = calls_taking(work, viewer=viewer, now=now)
    first = list(found.filter(pk__in=begun)) if begun else []
    if first:
        found = found.exclude(pk__in=[call.pk for call in first])
    rest = found[: SUGGESTED - len(first)]
    return sorted(first, key=lambda call: begun.index(call.pk)) + list(rest)


_BEGUN: Final = Once(lambda *, by: Making.objects.filter(by=by).values("call")[:SUGGESTED])
