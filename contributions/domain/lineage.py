"""The shape of a lineage: threads and the nested list. Pure integers.

Nodes are works. Two works can be made from each other through different versions, so a lineage of
works, unlike one of versions, may hold cycles; nothing here runs forever because of one.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Edge(NamedTuple):
    """`derivative` was made from `source`."""

    source: int
    derivative: int
    relation: str


@dataclass(slots=True)
class Branch:
    """One line of the nested list. `is_repeated`: its own branches hang at another line;
    `left_out`: so many of its branches were too many, or lie too deep."""

    node: int
    relation: str
    branches: list[Branch] = field(default_factory=list)
    is_repeated: bool = False
    left_out: int = 0


def branches(focus: int, edges: Sequence[Edge], *, upwards: bool, depth: int, most: int) -> Branch:
    """What the focus was made from (or into), each work with its own; unfolded once only, where it
    comes nearest. At most so many lines, of which the nearest are written first."""
    following = neighbours(edges)[0 if upwards else 1]
    root = Branch(focus, "")
    unfolded, lines = {focus}, 0
    waiting = deque([(root, 0)])
    while waiting:
        branch, deep = waiting.popleft()
        ahead = following.get(branch.node, [])
        room = most - lines if deep < depth else 0
        branch.left_out = max(len(ahead) - room, 0)
        lines += min(len(ahead), room)
        for edge in ahead[:room]:
            other = edge.source if upwards else edge.derivative
            below = Branch(other, edge.relation, is_repeated=other in unfolded)
            branch.branches.append(below)
            if not below.is_repeated:
                unfolded.add(other)
                waiting.append((below, deep + 1))
            else:
                below.is_repeated = other == focus or bool(following.get(other))
    return root


def neighbours(
    edges: Sequence[Edge],
) -> tuple[Mapping[int, list[Edge]], Mapping[int, list[Edge]]]:
    up: defaultdict[int, list[Edge]] = defaultdict(list)
    down: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        up[edge.derivative].append(edge)
        down[edge.source].append(edge)
    return up, down
