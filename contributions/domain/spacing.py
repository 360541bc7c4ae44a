"""How high everything stands in its column: as near as its neighbours let it to the middle of
what it is tied to, so that threads run level. The order within a column is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from statistics import fmean
from typing import Final, TypeVar

ROUNDS: Final = 6
Key = TypeVar("Key", bound=Hashable)


def spaced(
    columns: Sequence[Sequence[Key]], tall: Mapping[Key, int], ties: Sequence[tuple[Key, Key]]
) -> dict[Key, int]:
    """Key → its top, 0 or more; keys of a column never overlap."""
    after: defaultdict[Key, list[Key]] = defaultdict(list)
    before: defaultdict[Key, list[Key]] = defaultdict(list)
    for one, other in ties:
        after[one].append(other)
        before[other].append(one)
    middle: dict[Key, float] = {}
    for column in columns:
        middle |= _stacked(column, tall, dict.fromkeys(column, 0.0))
    for turn in range(ROUNDS):
        beside = (before, after)[turn % 2]
        for column in columns if turn % 2 == 0 else columns[::-1]:
            wish = {
                key: fmean([middle[other] for other in beside[key]]) if beside[key] else middle[key]
                for key in column
            }
            middle |= _stacked(column, tall, wish)
    least = min((middle[key] - tall[key] / 2 for key in middle), default=0)
    return {key: round(middle[key] - tall[key] / 2 - least) for key in middle}


def _stacked(
    column: Sequence[Key], tall: Mapping[Key, int], wish: Mapping[Key, float]
) -> dict[Key, float]:
    """The places nearest to the wishes: whatever would overlap moves together, to its mean."""
    blocks: list[tuple[float, list[Key]]] = []
    start, starts = 0.0, {}
    for key in column:
        starts[key] = start + tall[key] / 2
        start += tall[key]
        mean, keys = wish[key] - starts[key], [key]
        while blocks and blocks[-1][0] >= mean:
            above, others = blocks.pop()
            mean = (above * len(others) + mean * len(keys)) / (len(others) + len(keys))
            keys = others + keys
        blocks.append((mean, keys))
    return {key: mean + starts[key] for mean, keys in blocks for key in keys}
