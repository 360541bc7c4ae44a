"""Where a work hangs in a row of works."""

from __future__ import annotations

from collections.abc import Sequence


def placed(order: Sequence[int], key: int, position: int) -> list[int]:
    """`key` at `position`, counted from one; what is there makes room. Beyond an end is the end."""
    others = [each for each in order if each != key]
    at = min(max(position, 1), len(others) + 1) - 1
    return [*others[:at], key, *others[at:]]
