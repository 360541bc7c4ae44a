"""Which lines of two lists belong together, in the order of both.

Lines that stand once on each side are the anchors (patience); only what lies between two anchors
is compared closely, and only while it is small. So a novel against itself is a matter of moments,
and so is a novel against another one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from contributions.domain.common_words import equal_start
from contributions.domain.effort import Effort

Pair = tuple[str | None, str | None]
"""Same words on both sides, other words, or nothing on one of them."""

EFFORT: Final = 1_500_000
"""After that, changed paragraphs stand simply one after another."""
CLOSE: Final = 40
ALIKE: Final = 0.4


def align(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    effort = Effort(EFFORT)
    start = equal_start(before, after)
    end = equal_start(before[start:][::-1], after[start:][::-1])
    yield from zip(before[:start], after[:start], strict=True)
    yield from _between(before[start : len(before) - end], after[start : len(after) - end], effort)
    yield from zip(before[len(before) - end :], after[len(after) - end :], strict=True)


def _between(before: Sequence[str], after: Sequence[str], effort: Effort) -> Iterator[Pair]:
    old_at = new_at = 0
    for old, new in [*_anchors(before, after), (len(before), len(after))]:
        yield from _gap(before[old_at:old], after[new_at:new], effort)
        if old < len(before):
            yield before[old], after[new]
        old_at, new_at = old + 1, new + 1


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The longest row of places that rises on both sides."""
    once = _once(after)
    places = [(at, once[line]) for line, at in _once(before).items() if line in once]
    ends: list[int] = []
    last: list[int] = []
    before_it: list[int | None] = []
    for index, (_old, new) in enumerate(places):
        length = bisect_left(ends, new)
        before_it.append(last[length - 1] if length else None)
        ends[length : length + 1] = [new]
        last[length : length + 1] = [index]
    found: list[tuple[int, int]] = []
    at = last[-1] if last else None
    while at is not None:
        found.append(places[at])
        at = before_it[at]
    return found[::-1]


def _once(lines: Sequence[str]) -> dict[str, int]:
    counts = Counter(lines)
    return {line: at for at, line in enumerate(lines) if counts[line] == 1}


def _gap(before: Sequence[str], after: Sequence[str], effort: Effort) -> Iterator[Pair]:
    """Changed lines beside what they were; in a large gap simply one after another."""
    if not before or not after:
        yield from ((line, None) for line in before)
        yield from ((None, line) for line in after)
    elif len(before) > CLOSE or len(after) > CLOSE:
        yield from zip_longest(before, after)
    else:
        yield from _closely(before, after, effort)


def _closely(before: Sequence[str], after: Sequence[str], effort: Effort) -> Iterator[Pair]:
    """The pairing whose pairs are most alike altogether, of all that keep the order."""
    old, new = [_bag(line) for line in before], [_bag(line) for line in after]
    if not effort.spend(sum(10 + min(len(a), len(b)) // 4 for a in old for b in new)):
        yield from zip_longest(before, after)
        return
    likeness = [[_alike(a, b) for b in new] for a in old]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i in range(len(before) - 1, -1, -1):
        for j in range(len(after) - 1, -1, -1):
            paired = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= ALIKE else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(before) or j < len(after):
        if j == len(after) or (i < len(before) and best[i][j] == best[i + 1][j]):
            yield before[i], None
            i += 1
        elif i == len(before) or best[i][j] == best[i][j + 1]:
            yield None, after[j]
            j += 1
        else:
            yield before[i], after[j]
            i, j = i + 1, j + 1


def _bag(line: str) -> set[tuple[str, int]]:
    """Its words; one that comes twice is in it as the first and as the second."""
    seen = defaultdict[str, int](int)
    found = set[tuple[str, int]]()
    for word in line.lower().split():
        found.add((word, seen[word]))
        seen[word] += 1
    return found


def _alike(one: set[tuple[str, int]], other: set[tuple[str, int]]) -> float:
    """From 0 (no word in common) to 1."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 1.0
