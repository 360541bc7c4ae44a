"""What was booked first leaves first, read aloud: each amount takes from the head of what left."""

from __future__ import annotations

from collections import Counter, deque

from payouts.domain.leaving import Way


def take(amount: int, left: deque[tuple[Way, int]]) -> Counter[Way]:
    """It is taken off `left`; to be asked for the oldest that was booked first."""
    parts = Counter[Way]()
    while amount and left:
        way, most = left.popleft()
        part = min(amount, most)
        parts[way] += part
        amount -= part
        if most > part:
            left.appendleft((way, most - part))
    return parts
