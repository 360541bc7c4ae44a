"""What somebody got of shares that were held for others, and were decided not to be theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from payouts import books
from payouts.models import Hold, Share

PREFIX = "settle:hold:"


@dataclass(frozen=True)
class Gain:
    hold: Hold
    line: books.Earned
    share: Share | None
    """The share of whoever got it in the same proposal; a source may bring somebody new."""

    @property
    def proposal_id(self) -> int:
        return self.hold.share.proposal_id


def gains(earned: Iterable[books.Earned]) -> list[Gain]:
    """Newest first; two statements, none when nothing was ever settled for them."""
    settled = [one for one in earned if one.key.startswith(PREFIX)]
    if not settled:
        return []
    related = Hold.objects.filter(pk__in=[_id(one) for one in settled], paid=False)
    holds = related.select_related("share__proposal__production__project").in_bulk()
    proposals = {hold.share.proposal_id for hold in holds.values()}
    shares = Share.objects.filter(
        proposal__in=proposals, person__in={one.person for one in settled}
    ).select_related("person")
    own = {(share.proposal_id, share.person_id): share for share in shares}
    return [
        Gain(hold, one, own.get((hold.share.proposal_id, one.person)))
        for one in reversed(settled)
        if (hold := holds.get(_id(one)))
    ]


def _id(line: books.Earned) -> int:
    return int(line.key.removeprefix(PREFIX))
