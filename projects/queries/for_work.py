"""What its authors see on a work: where it was offered, and which calls it could answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from contributions.models import Contribution
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
    offers = Submission.objects.filter(
        version__contribution=work, withdrawn_at=None, project__hidden_at=None
    )
    return Whereabouts(
        offers=list(
            offers.select_related("project", "call").order_by("-submitted_at", "-pk")[:MOST_OFFERS]
        ),
        calls=could_answer(work, viewer=viewer, now=now),
    )


def could_answer(work: Contribution, *, viewer: Any, now: datetime) -> list[Call]:
    """First those something was begun for, then those for the viewer's skills."""
    begun = list(Making.objects.filter(by=viewer).values_list("call", flat=True)[:SUGGESTED])
    found = calls_taking(work, viewer=viewer, now=now)
    first = list(found.filter(pk__in=begun)) if begun else []
    rest = found.exclude(pk__in=[call.pk for call in first])[: SUGGESTED - len(first)]
    return sorted(first, key=lambda call: begun.index(call.pk)) + list(rest)
