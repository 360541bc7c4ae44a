"""What was booked first leaves first: to a person, or against what they were paid wrongly."""

from __future__ import annotations

from collections import Counter, deque
from enum import StrEnum


class Way(StrEnum):
    PAID = "paid"
    SET_OFF = "set off"
    FLYING = "flying"
    """On its way to the person."""


def take(amount: int, left: deque[tuple[Way, int]]) -> Counter[Way]:
    """Of what was booked (minor units), how much left on which way; it is taken off `left`, all
    that left in its order. To be asked for the oldest that was booked first."""
    parts = Counter[Way]()
    while amount and left:
        way, most = left.popleft()
        part = min(amount, most)
        parts[way] += part
        amount -= part
        if most > part:
            left.appendleft((way, most - part))
    return parts
