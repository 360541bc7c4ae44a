"""The longest row of words two paragraphs have in common, in work that is known beforehand.

A column of the table is one large number with a bit for each word (Hyyrö, "Bit-parallel LCS-length
computation revisited", 2004), so that no choice of words makes it slower than their count does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from contributions.domain.effort import Effort

Run = tuple[int, int, int]
"""Place before, place after, how many words."""

PAIRS: Final = 200_000_000
"""Of words in one paragraph: a bit of memory each."""


def equal_start(before: Sequence[str], after: Sequence[str]) -> int:
    count = 0
    for old, new in zip(before, after, strict=False):
        if old != new:
            break
        count += 1
    return count


def equal_runs(before: Sequence[str], after: Sequence[str], effort: Effort) -> list[Run] | None:
    """Where the words of both are the same, or None when it is too much to look."""
    start = equal_start(before, after)
    end = equal_start(before[start:][::-1], after[start:][::-1])
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    steps = 50 + (len(old) + len(new)) * (3 + len(old) // 1_000)
    if len(old) * len(new) > PAIRS or not effort.spend(steps):
        return None
    found = [(0, 0, start)]
    for i, j in reversed(list(_pairs(old, new))):
        a, b, size = found[-1]
        if (a + size, b + size) == (start + i, start + j):
            found[-1] = (a, b, size + 1)
        else:
            found.append((start + i, start + j, 1))
    return [*found, (len(before) - end, len(after) - end, end)]


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of the same words in both, from the last to the first."""
    columns = _columns(old, new)
    i, j = len(old), len(new)
    while i and j:
        if columns[j - 1] >> (i - 1) & 1:
            i -= 1
            continue
        j -= 1
        if not j or columns[j - 1] >> (i - 1) & 1:
            i -= 1
            yield i, j


def _columns(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """For each new word the old words at which the common row did not grow."""
    wanted = set(new)
    places: dict[str, int] = {}
    for at, word in enumerate(old):
        if word in wanted:
            places[word] = places.get(word, 0) | 1 << at
    everywhere = column = (1 << len(old)) - 1
    found: list[int] = []
    for word in new:
        met = column & places.get(word, 0)
        column = ((column + met) | (column - met)) & everywhere
        found.append(column)
    return found
