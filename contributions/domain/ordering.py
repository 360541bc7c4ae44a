"""The order of what stands in each column, so that few threads cross.

Sweeps pull everything to the mean or the median of what it is tied to in the next column, then
neighbours change places where that saves crossings. The best order seen is kept. Every thread
ties two neighbouring columns; longer ones have lanes between. The same input gives the same order.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from statistics import fmean, median
from typing import Final, TypeVar

SWEEPS: Final = 12
Key = TypeVar("Key", bound=Hashable)
Ties = Mapping[Key, Sequence[Key]]


def ordered(columns: Sequence[Sequence[Key]], ties: Sequence[tuple[Key, Key]]) -> list[list[Key]]:
    """`ties` lead from a column to the next one."""
    after: defaultdict[Key, list[Key]] = defaultdict(list)
    before: defaultdict[Key, list[Key]] = defaultdict(list)
    for one, other in ties:
        after[one].append(other)
        before[other].append(one)
    best = [list(column) for column in columns]
    fewest = crossings(best, after)
    for start in (best, _in_depth(columns, after, before)):
        now = [list(column) for column in start]
        for sweep in range(SWEEPS):
            if not fewest:
                return best
            _sweep(now, (before, after)[sweep % 2], sweep)
            _exchange(now, before, after)
            count = crossings(now, after)
            if count < fewest:
                best, fewest = [list(column) for column in now], count
    return best


def crossings(columns: Sequence[Sequence[Key]], after: Ties[Key]) -> int:
    """How many pairs of threads cross, in all."""
    count = 0
    for column, following in pairwise(columns):
        place = {key: number for number, key in enumerate(following)}
        ends: list[int] = []
        for key in column:
            mine = sorted(place[other] for other in after.get(key, ()))
            count += sum(len(ends) - bisect_right(ends, end) for end in mine)
            for end in mine:
                insort(ends, end)
    return count


def _in_depth(
    columns: Sequence[Sequence[Key]], after: Ties[Key], before: Ties[Key]
) -> list[list[Key]]:
    """One thread after the other, each as far as it goes: what hangs together lies together."""
    seen: dict[Key, None] = {}
    for first in (key for column in columns for key in column):
        ahead = [first]
        while ahead:
            key = ahead.pop()
            if key not in seen:
                seen[key] = None
                ahead += [*before.get(key, ()), *after.get(key, ())][::-1]
    place = {key: number for number, key in enumerate(seen)}
    return [sorted(column, key=place.__getitem__) for column in columns]


def _sweep(columns: list[list[Key]], ties: Ties[Key], sweep: int) -> None:
    middle = fmean if sweep % 4 < 2 else median
    pairs = list(pairwise(columns))
    for still, moved in pairs if sweep % 2 == 0 else [(b, a) for a, b in reversed(pairs)]:
        place = {key: number for number, key in enumerate(still)}
        scale = len(still) / max(len(moved), 1)
        wish = {
            key: middle([place[other] for other in ties[key]]) if ties.get(key) else number * scale
            for number, key in enumerate(moved)
        }
        moved.sort(key=wish.__getitem__)


def _exchange(columns: list[list[Key]], before: Ties[Key], after: Ties[Key]) -> None:
    """Neighbours in a column change places as long as that saves a crossing."""
    for number, column in enumerate(columns):
        sides = []
        for ties, at in ((before, number - 1), (after, number + 1)):
            beside = columns[at] if 0 <= at < len(columns) else []
            place = {key: spot for spot, key in enumerate(beside)}
            sides.append({key: sorted(place[end] for end in ties.get(key, ())) for key in column})
        moved = True
        while moved:
            moved = False
            for spot in range(len(column) - 1):
                one, two = column[spot], column[spot + 1]
                if (
                    sum(_over(side[one], side[two]) - _over(side[two], side[one]) for side in sides)
                    > 0
                ):
                    column[spot], column[spot + 1] = two, one
                    moved = True


def _over(upper: Sequence[int], lower: Sequence[int]) -> int:
    """Crossings between the threads of two neighbours."""
    return sum(len(upper) - bisect_right(upper, end) for end in lower)
