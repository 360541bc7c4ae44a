"""A lineage of any size made small enough to draw: what is left out of a generation becomes one
node, "37 more", and everything beyond the last generation drawn becomes one as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from contributions.domain.lineage import Edge, neighbours

MOST, LEAST, ROOM = 9, 3, 72
"""Works drawn of one generation: as many of `ROOM` as come to each, within these bounds."""
REACH: Final = 13
"""Generations drawn to each side."""
_REST: Final = -(1 << 48)


@dataclass(frozen=True, slots=True)
class Collapsed:
    """`placed` holds works and rests with their generation; `rests` says how many works a rest
    stands for, `threads` are those between what is drawn."""

    placed: dict[int, int]
    rests: dict[int, int]
    threads: list[Edge]

    @property
    def works(self) -> list[int]:
        return [node for node in self.placed if node not in self.rests]


def rest_of(generation: int) -> int:
    """The node that stands for what is left out of a generation; no work has its number."""
    return _REST + generation


def collapsed(focus: int, placed: Mapping[int, int], edges: Sequence[Edge]) -> Collapsed:
    """Of a crowded generation those stay that hang on a drawn work nearer to the focus, and of
    those the ones with the most threads."""
    up, down = neighbours(edges)
    columns: defaultdict[int, list[int]] = defaultdict(list)
    for node, generation in placed.items():
        columns[_drawn_at(generation)].append(node)
    share = max(LEAST, min(MOST, ROOM // max(len(columns), 1)))
    drawn: dict[int, int] = {}
    rests: dict[int, int] = {}
    for generation in sorted(columns, key=lambda generation: (abs(generation), generation)):
        column = columns[generation]
        nearer = {
            node: [e.derivative for e in down[node]]
            if generation < 0
            else [e.source for e in up[node]]
            for node in column
        }
        column.sort(
            key=lambda node: (
                drawn.keys().isdisjoint(nearer[node]),
                -len(up[node]) - len(down[node]),
                node,
            )
        )
        # One more work takes no more room than the words that it is left out.
        kept = column[: share + 1] if len(column) == share + 1 else column[:share]
        kept = kept if abs(generation) <= REACH else []
        drawn |= dict.fromkeys(kept, generation)
        if len(kept) < len(column):
            rests[rest_of(generation)] = len(column) - len(kept)
    at = {node: node if node in drawn else rest_of(_drawn_at(placed[node])) for node in placed}
    return Collapsed(
        drawn | {rest: rest - _REST for rest in rests}, rests, _threads(edges, at, drawn)
    )


def _drawn_at(generation: int) -> int:
    return max(-REACH - 1, min(REACH + 1, generation))


def _threads(edges: Sequence[Edge], at: Mapping[int, int], drawn: dict[int, int]) -> list[Edge]:
    """Those of rests are bundles without a relation, and lead to the next generation only."""
    places = drawn | {rest: rest - _REST for rest in at.values() if rest not in drawn}
    threads: dict[tuple[int, int], Edge] = {}
    for edge in edges:
        if edge.source not in at or edge.derivative not in at:
            continue
        ends = at[edge.source], at[edge.derivative]
        if ends == edge[:2]:
            threads[ends] = edge
        elif places[ends[1]] - places[ends[0]] == 1:
            threads[ends] = Edge(*ends, "")
    return list(threads.values())
