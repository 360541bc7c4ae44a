"""What of one person's share is or was held, and what they got of what was held of others."""

from __future__ import annotations

from dataclasses import dataclass

from payouts import books
from payouts.models import Hold, Share


@dataclass(frozen=True)
class Decided:
    hold: Hold | None
    """Of the share itself, open or settled."""
    gains: list[tuple[Hold, int]]
    """Minor units that a hold of somebody else's brought."""


def decided_of(share: Share) -> Decided:
    """Three statements at most."""
    hold = Hold.objects.filter(share=share).first()
    lost = Hold.objects.filter(share__proposal=share.proposal_id, paid=False)
    others = list(lost.exclude(share=share).select_related("share__person"))
    if not others:
        return Decided(hold, [])
    keys = [one.entry_key for one in others]
    got = books.gained_by(share.person_id, keys)
    return Decided(hold, [(one, got[one.entry_key]) for one in others if one.entry_key in got])
