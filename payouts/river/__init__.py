"""The river from the sale to the people, as shapes that a template prints as SVG."""

from __future__ import annotations

from payouts.models import Proposal
from payouts.river.shapes import Branch, Piece, River, Stream
from payouts.river.sideways import draw
from payouts.river.upright import draw_upright

__all__ = ["Branch", "Piece", "River", "Stream", "rivers"]


def rivers(
    proposal: Proposal,
    pieces: list[Piece],
    *,
    branches: list[Branch] | None = None,
    people: list[Stream] | None = None,
    to: str = "",
) -> list[River]:
    """One for wide pages, one for phones. `to` says whose the mouth is that `branches` lead to."""
    return [
        draw(proposal, pieces, branches=branches, people=people, to=to),
        draw_upright(proposal, pieces, branches=branches, people=people, to=to),
    ]
