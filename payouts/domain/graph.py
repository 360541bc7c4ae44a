"""Versions and their sources as arrays.

A version is known by its rank: its place among all versions in ascending id order, from 0. An
author is known by a code, from 0. So ids may be of any size and the arrays stay small.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int64]


def heaviness(weights: Mapping[str, int]) -> list[str]:
    """Relations from the lightest to the heaviest: a relation's place is its code in a Graph."""
    return sorted(weights, key=lambda relation: (weights[relation], relation))


def ranks(ids: Ints, wanted: ArrayLike) -> Ints:
    """The ranks of version ids, given all ids in ascending order. Raises ValueError."""
    found = np.searchsorted(ids, wanted)
    if found.size and (found.max() >= ids.size or not np.array_equal(ids[found], wanted)):
        raise ValueError("A source names a version that was not loaded.")
    return found.astype(np.int64)


@dataclass(frozen=True, slots=True)
class Graph:
    """What the split walks: plain lists, because single elements are read millions of times."""

    author_start: list[int]
    """n + 1 offsets into `authors`."""
    authors: list[int]
    """Author codes, version after version, in listed order."""
    start: list[int]
    """n + 1 offsets into `sources`, `relations` and `own`."""
    sources: list[int]
    """Ranks of the sources, ascending inside each derivative."""
    relations: list[int]
    """Relation codes; a higher code is never lighter."""
    own: list[bool]
    """Whether every author of the source is among the authors of the derivative."""
    weights: tuple[int, ...]
    """Weight by relation code, ascending."""
    group: list[int]
    """Equal numbers mean equal sets of authors."""
    groups: Mapping[int, frozenset[int]]
    """The sets of two or more; a group missing here is the code of its only author."""

    @property
    def size(self) -> int:
        return len(self.group)

    def authors_of(self, version: int) -> list[int]:
        return self.authors[self.author_start[version] : self.author_start[version + 1]]

    def is_own(self, source: int, group: int) -> bool:
        """Whether all authors of the version `source` belong to the group."""
        return _within(self.group[source], group, self.groups)


def build(
    *,
    author_start: ArrayLike,
    authors: ArrayLike,
    derivative: ArrayLike,
    source: ArrayLike,
    relation: ArrayLike,
    weights: Sequence[int],
) -> Graph:
    """A Graph from arrays that have been checked: edges by rank, excluded edges left out.

    Raises ValueError when a source is not older than its derivative or weights do not ascend.
    """
    offsets = np.asarray(author_start, dtype=np.int64)
    people = np.asarray(authors, dtype=np.int64)
    newer, older, kind = (
        np.asarray(column, dtype=np.int64) for column in (derivative, source, relation)
    )
    if (older >= newer).any() or list(weights) != sorted(weights):
        raise ValueError("Sources must be older than their derivatives, and weights ascending.")
    order = np.argsort(newer * (offsets.size - 1) + older, kind="stable")
    newer, older, kind = newer[order], older[order], kind[order]
    group, groups = _grouped(offsets, people)
    return Graph(
        author_start=offsets.tolist(),
        authors=people.tolist(),
        start=np.searchsorted(newer, np.arange(offsets.size)).tolist(),
        sources=older.tolist(),
        relations=kind.tolist(),
        own=_own(group, groups, newer, older).tolist(),
        weights=tuple(weights),
        group=group.tolist(),
        groups=groups,
    )


def _grouped(offsets: Ints, people: Ints) -> tuple[Ints, dict[int, frozenset[int]]]:
    """Number the sets of authors; a single author's set has the author's own code."""
    sizes = np.diff(offsets)
    if (sizes < 1).any():
        raise ValueError("Every version has an author.")
    group = people[offsets[:-1]]
    fresh = int(people.max(initial=-1)) + 1
    numbers: dict[frozenset[int], int] = {}
    for version in np.flatnonzero(sizes > 1).tolist():
        together = frozenset(people[offsets[version] : offsets[version + 1]].tolist())
        group[version] = numbers.setdefault(together, fresh + len(numbers))
    return group, {number: together for together, number in numbers.items()}


def _within(inner: int, outer: int, groups: Mapping[int, frozenset[int]]) -> bool:
    if inner == outer:
        return True
    around = groups.get(outer)
    if around is None:
        return False
    people = groups.get(inner)
    return inner in around if people is None else people <= around


def _own(
    group: Ints, groups: Mapping[int, frozenset[int]], newer: Ints, older: Ints
) -> NDArray[np.bool_]:
    """Which edges lead to an own source; only derivatives by several people need a closer look."""
    inner, outer = group[older], group[newer]
    own: NDArray[np.bool_] = inner == outer
    if groups:
        several = np.flatnonzero(outer >= min(groups))
        pairs = zip(inner[several].tolist(), outer[several].tolist(), strict=True)
        own[several] = [_within(one, other, groups) for one, other in pairs]
    return own
