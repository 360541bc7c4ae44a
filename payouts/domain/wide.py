"""What is seen through a long chain of one's own works, as arrays that share their older part.

Each work of a chain sees all that the one before it sees and a little more. Only that little is
kept, until it is a sixteenth of the whole; then the whole is written down anew. So the views of a
chain take memory in proportion to its length, and each is read in one sweep over arrays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from payouts.domain.graph import Ints

_LOOSE = 16


@dataclass(frozen=True, slots=True)
class Sight:
    """Sources in ascending order and, beside each, the code of the heaviest relation to it."""

    sources: Ints
    codes: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Wide:
    below: Wide | None
    added: Mapping[int, int]
    """Source → code beyond what `below` has; a source may be in both, then the heavier counts."""
    size: int
    """At least the number of sources."""
    loose: int
    """How many were added since `whole` was written down."""
    whole: Sight | None

    def sight(self) -> Sight:
        added, here = dict(self.added), self
        while here.whole is None and here.below is not None:
            here = here.below
            if here.whole is None:
                for source, code in here.added.items():
                    if added.get(source, -1) < code:
                        added[source] = code
        if here is self and self.whole is not None:
            return self.whole
        return sight_of(added) if here.whole is None else merged(here.whole, sight_of(added))

    def plus(self, added: Mapping[int, int]) -> Wide:
        if not added:
            return self
        size, loose = self.size + len(added), self.loose + len(added)
        more = Wide(self, added, size, loose, None)
        return more if loose * _LOOSE < size else Wide(self, {}, *_written(more.sight()))

    def holds(self, other: Wide, *, steps: int = 8) -> bool:
        """Whether this is known to have all of the other: grown from it not long ago."""
        here: Wide | None = self
        while here is not None and steps and here is not other:
            here, steps = here.below, steps - 1
        return here is other


def wide(sight: Sight) -> Wide:
    return Wide(None, {}, *_written(sight))


def _written(sight: Sight) -> tuple[int, int, Sight]:
    return sight.sources.size, 0, sight


def sight_of(table: Mapping[int, int]) -> Sight:
    sources = np.fromiter(table.keys(), np.int64, len(table))
    codes = np.fromiter(table.values(), np.int64, len(table))
    order = np.argsort(sources)
    return Sight(sources[order], codes[order])


def merged(one: Sight, other: Sight) -> Sight:
    """Both; of a source in both the heavier relation. Quick when `other` is the smaller."""
    place = np.searchsorted(one.sources, other.sources)
    twice = place < one.sources.size
    twice[twice] = one.sources[place[twice]] == other.sources[twice]
    codes = one.codes
    if twice.any():
        codes = codes.copy()
        codes[place[twice]] = np.maximum(codes[place[twice]], other.codes[twice])
    fresh = ~twice
    return Sight(
        np.insert(one.sources, place[fresh], other.sources[fresh]),
        np.insert(codes, place[fresh], other.codes[fresh]),
    )


def beyond(base: Sight, other: Sight) -> dict[int, int]:
    """What the other has and the base has not, or only by a lighter relation."""
    place = np.searchsorted(base.sources, other.sources)
    known = place < base.sources.size
    known[known] = base.sources[place[known]] == other.sources[known]
    known[known] = base.codes[place[known]] >= other.codes[known]
    fresh = ~known
    return dict(zip(other.sources[fresh].tolist(), other.codes[fresh].tolist(), strict=True))
