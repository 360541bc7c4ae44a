"""Somebody's shares that stand, page by page, and what those add up to that are not booked yet."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum

from payouts.models import Share
from payouts.queries.accounts import theirs

PAGE = 50
PAGES = 10_000


@dataclass(frozen=True)
class Listed:
    shares: list[Share]
    newer: int | None
    older: int | None
    newest: int | None
    """The proposal of the first share, when there are newer ones."""
    after: int | None
    """The proposal of the first share that is not on the page any more."""

    def reaches(self, proposal_id: int) -> bool:
        """Each proposal is reached by one page, whether it has shares there or not."""
        return (self.newest is None or proposal_id <= self.newest) and (
            self.after is None or proposal_id > self.after
        )


def shares_listed(person_id: int, page: int | None) -> Listed:
    """The newest first; all of them without `page`. One statement."""
    related = _standing(person_id).select_related(
        "person", "proposal__production__project", "proposal__distribution", "hold"
    )
    unread = related.defer("proposal__document", "proposal__head").order_by("-proposal_id", "pk")
    if page is None:
        return Listed(list(unread), None, None, None, None)
    first = (page - 1) * PAGE
    found = list(unread[first : first + PAGE + 1]) if 1 <= page <= PAGES else []
    if not found and page != 1:
        return shares_listed(person_id, 1)
    after = found[PAGE].proposal_id if len(found) > PAGE else None
    newest = found[0].proposal_id if page > 1 else None
    return Listed(found[:PAGE], page - 1 or None, page + 1 if after else None, newest, after)


def sums_of_unbooked(person_id: int) -> dict[str, dict[str, int]]:
    """`proposed` and `final`, each by currency in minor units; one statement."""
    waiting = _standing(person_id).filter(proposal__distribution=None).order_by()
    is_final = Q(proposal__final_at__isnull=False)
    sums = waiting.values_list("proposal__currency").annotate(
        proposed=Sum("amount", filter=~is_final), final=Sum("amount", filter=is_final)
    )
    found: dict[str, dict[str, int]] = {"proposed": {}, "final": {}}
    for currency, proposed, final in sums:
        found["proposed"] |= {} if proposed is None else {currency: proposed}
        found["final"] |= {} if final is None else {currency: final}
    return found


def _standing(person_id: int) -> QuerySet[Share]:
    standing = {"proposal__opened_at__isnull": False, "proposal__revised_at": None}
    return Share.objects.filter(theirs(person_id), **standing)
