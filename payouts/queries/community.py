"""What came to the community pool and what left it, for everybody to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import F, QuerySet

from payouts import books
from payouts.models import Budget, Distribution, Hold
from payouts.queries.naming import called_for
from projects.models import Production


@dataclass(frozen=True)
class CommunityLine:
    """`amount` in minor units, less than nothing for what left."""

    at: datetime
    what: str
    amount: int
    currency: str


ABOUT: Final[dict[str, Callable[[Iterable[str]], QuerySet[Any]]]] = {
    "payouts.distribution": lambda ids: Distribution.objects.filter(pk__in=ids).annotate(
        of=F("proposal__production")
    ),
    "payouts.hold": lambda ids: Hold.objects.filter(pk__in=ids).annotate(
        of=F("share__proposal__production")
    ),
    "payouts.budget": lambda ids: Budget.objects.filter(pk__in=ids).annotate(of=F("production")),
}
"""What an entry is about → the production of those rows."""


def community_lines(user: Any, number: int) -> list[CommunityLine]:
    """Newest first. What names a production that staff took from view says so instead."""
    lines = list(books.community_lines()[:number])
    unnamed = _unnamed(user, lines)
    return [
        CommunityLine(
            at=line.entry.created_at,
            what=unnamed.get((line.entry.source_type, line.entry.source_id), line.entry.memo),
            amount=line.moved,
            currency=line.currency,
        )
        for line in lines
    ]


def _unnamed(user: Any, lines: Iterable[books.Posting]) -> dict[tuple[str, str], str]:
    """By type and id of what an entry is about: what stands there for this reader instead."""
    of: dict[tuple[str, str], int] = {}
    for kind, rows in ABOUT.items():
        ids = [line.entry.source_id for line in lines if line.entry.source_type == kind]
        if ids:
            found = rows(ids).order_by().values_list("pk", "of")
            of |= {(kind, str(pk)): production for pk, production in found}
    hidden = Production.objects.filter(pk__in=of.values(), project__hidden_at__isnull=False)
    titles = {one.pk: one for one in hidden.select_related("project")}
    before = {pk: one.title for pk, one in titles.items()}
    called_for(user, titles.values())
    changed = {pk: one.title for pk, one in titles.items() if one.title != before[pk]}
    return {about: changed[pk] for about, pk in of.items() if pk in changed}
