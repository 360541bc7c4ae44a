"""What two texts have word for word in common."""

from __future__ import annotations

from collections.abc import Sequence


def shared(one: Sequence[str], at: int, other: Sequence[str], there: int) -> tuple[int, int, int]:
    """How far both say the same around two equal places: its two beginnings and its length."""
    back = 0
    while back < min(at, there) and one[at - back - 1] == other[there - back - 1]:
        back += 1
    length, most = back, min(len(one) - at, len(other) - there) + back
    at, there = at - back, there - back
    while length < most and one[at + length] == other[there + length]:
        length += 1
    return at, there, length
