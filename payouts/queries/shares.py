"""The shares of a proposal, page by page, and where among them somebody finds themself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from payouts.models import Proposal, Share, Waiver
from payouts.queries.accounts import theirs
from payouts.queries.lineage_alone import Headcount, headcounts

PAGE = 100


class Counted(Paginator[Share]):
    """Of shares whose number is known."""

    def __init__(self, shares: QuerySet[Share], known: int) -> None:
        super().__init__(shares, PAGE)
        self.known = known

    @cached_property
    def count(self) -> int:
        return self.known


@dataclass(frozen=True)
class SharesPage:
    page: Page[Share]
    counted: Headcount
    own: list[int]
    """Which shares are the reader's, those they claimed among them."""
    mine: int | None
    """The page with the first of them, if there are any."""


def shares_page(proposal: Proposal, number: str | None, reader: int | None) -> SharesPage:
    """Four statements at most, however many people; the reader is a person. `waives` is who said so
    since it was opened: those before have no share."""
    said = Waiver.objects.counting().filter(
        production=proposal.production_id, person=OuterRef("person")
    )
    found = Share.objects.filter(proposal=proposal).annotate(waives=Exists(said))
    found = found.select_related("person__user", "person__claimed_by__user", "hold")
    counted = headcounts([proposal])[proposal.pk]
    page = Counted(found, counted.people).get_page(number)
    own = [] if reader is None else list(Share.objects.filter(theirs(reader), proposal=proposal))
    return SharesPage(
        page, counted, [share.pk for share in own], _place(own[0], page) if own else None
    )


def _place(share: Share, page: Page[Share]) -> int:
    return page.number if share in page or page.paginator.num_pages == 1 else _page_of(share)


def _page_of(share: Share) -> int:
    same = Q(amount=share.amount)
    ahead = Q(amount__gt=share.amount) | same & Q(grains__gt=share.grains)
    ahead |= same & Q(grains=share.grains, pk__lt=share.pk)
    return Share.objects.filter(ahead, proposal=share.proposal_id).count() // PAGE + 1
