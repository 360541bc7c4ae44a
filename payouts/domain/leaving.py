"""What was booked first leaves first: to a person, or against what they were paid wrongly."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Way(StrEnum):
    PAID = "paid"
    SET_OFF = "set off"
    FLYING = "flying"
    """On its way to the person."""


@dataclass(slots=True)
class Left:
    """All that left of somebody's money in one currency (minor units), in its order. Laid end to
    end it lies beside all that was booked for them, laid end to end as well."""

    ways: list[Way] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def add(self, way: Way, amount: int) -> None:
        self.ways.append(way)
        self.ends.append(amount + (self.ends[-1] if self.ends else 0))

    def between(self, begin: int, end: int) -> Counter[Way]:
        """Of what was booked from the one unit to the other, how much left on which way."""
        parts = Counter[Way]()
        place = bisect_right(self.ends, begin)
        while begin < end and place < len(self.ends):
            until = min(end, self.ends[place])
            parts[self.ways[place]] += until - begin
            begin, place = until, place + 1
        return parts
