"""The shares of a proposal, page by page, and where among them somebody finds themself."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Q

from payouts.models import Proposal, Share

PAGE = 100


@dataclass(frozen=True)
class SharesPage:
    page: Page[Share]
    mine: int | None
    """The page with the reader's own share, if they have one."""


def shares_page(proposal: Proposal, number: str | None, user_pk: int | None) -> SharesPage:
    """Four statements at most, however many people."""
    found = Share.objects.filter(proposal=proposal).select_related("person__user", "hold")
    page = Paginator(found, PAGE).get_page(number)
    if user_pk is None:
        return SharesPage(page, None)
    if any(share.person.user_id == user_pk for share in page):
        return SharesPage(page, page.number)
    if page.paginator.num_pages == 1:
        return SharesPage(page, None)
    mine = Share.objects.filter(proposal=proposal, person__user=user_pk).first()
    return SharesPage(page, _page_of(mine) if mine else None)


def _page_of(share: Share) -> int:
    same = Q(amount=share.amount)
    ahead = Q(amount__gt=share.amount) | same & Q(grains__gt=share.grains)
    ahead |= same & Q(grains=share.grains, pk__lt=share.pk)
    return Share.objects.filter(ahead, proposal=share.proposal_id).count() // PAGE + 1
