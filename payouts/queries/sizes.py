"""Which proposals are so large that a worker takes their steps."""

from __future__ import annotations

from payouts.models import Proposal

LARGE = 2_000
"""Versions in a lineage. Fewer take a request no longer than a page of pictures."""


def is_large(proposal: Proposal) -> bool:
    return int(proposal.head.get("versions", 0)) > LARGE


def is_long_to_hold(proposal: Proposal) -> bool:
    """What depends on a source is computed from the first period, also for a later one."""
    return is_large(proposal.follows or proposal)
