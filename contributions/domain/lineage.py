"""The shape of a lineage: generations, nearness, and the nested list. Pure integers.

Nodes are works. Two works can be made from each other through different versions, so a lineage of
works, unlike one of versions, may hold cycles; nothing here runs forever because of one.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Edge(NamedTuple):
    """`derivative` was made from `source`."""

    source: int
    derivative: int
    relation: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the nested list. `is_repeated`: its own branches hang at an earlier line;
    `is_cut`: it has some, but they lie deeper than the list goes."""

    node: int
    relation: str
    branches: list[Branch] = field(default_factory=list)
    is_repeated: bool = False
    is_cut: bool = False


def nearest(focus: int, edges: Sequence[Edge], limit: int) -> list[int]:
    """At most `limit` works in order of steps from the focus, which comes first. A step goes only
    on from where it came: up to sources of sources, or down to remixes of remixes."""
    up, down = _neighbours(edges)
    seen = {focus: None}
    waiting = deque([(focus, up), (focus, down)])
    while waiting and len(seen) < limit:
        node, direction = waiting.popleft()
        for edge in direction[node]:
            other = edge.source if direction is up else edge.derivative
            if other not in seen and len(seen) < limit:
                seen[other] = None
                waiting.append((other, direction))
    return list(seen)


def generations(nodes: Iterable[int], edges: Sequence[Edge]) -> dict[int, int]:
    """Node → generation: 0 without sources, else one more than its latest source.

    Where works were made from each other, the one with the smallest id counts as first.
    """
    wanted = set(nodes)
    inner = [edge for edge in edges if edge.source in wanted and edge.derivative in wanted]
    up, down = _neighbours(inner)
    missing = {node: len(up[node]) for node in wanted}
    placed: dict[int, int] = {}
    ready = sorted((node for node in wanted if not missing[node]), reverse=True)
    while len(placed) < len(wanted):
        node = ready.pop() if ready else min(wanted - placed.keys())
        if node in placed:
            continue
        above = (placed[edge.source] for edge in up[node] if edge.source in placed)
        placed[node] = 1 + max(above, default=-1)
        for edge in down[node]:
            missing[edge.derivative] -= 1
            if not missing[edge.derivative]:
                ready.append(edge.derivative)
    return placed


def thinned(focus: int, nodes: Iterable[int], edges: Sequence[Edge], most: int) -> list[int]:
    """The works to draw when a generation has more than `most`: those with most threads stay,
    and of those only what still hangs together with the focus."""
    up, down = _neighbours(edges)
    placed = generations(nodes, edges)
    columns: defaultdict[int, list[int]] = defaultdict(list)
    for node in placed:
        columns[placed[node]].append(node)
    kept: set[int] = set()
    for column in columns.values():
        column.sort(key=lambda node: (node != focus, -len(up[node]) - len(down[node]), node))
        kept.update(column[:most])
    tied = [edge for edge in edges if edge.source in kept and edge.derivative in kept]
    return nearest(focus, tied, len(kept))


def branches(
    focus: int, edges: Sequence[Edge], *, upwards: bool, depth: int, skip: Iterable[int] = ()
) -> list[Branch]:
    """What the focus was made from (or into), each work with its own; unfolded once only."""
    directions = _neighbours(edges)
    unfolded = {focus, *skip}
    root: list[Branch] = []
    waiting = deque([(focus, root, depth)])
    while waiting:
        node, into, left = waiting.popleft()
        for edge in directions[0 if upwards else 1][node]:
            other = edge.source if upwards else edge.derivative
            has_more = bool(directions[0 if upwards else 1][other])
            is_repeated = has_more and other in unfolded
            is_cut = has_more and not is_repeated and left == 1
            branch = Branch(other, edge.relation, is_repeated=is_repeated, is_cut=is_cut)
            into.append(branch)
            if has_more and not is_repeated and not is_cut:
                unfolded.add(other)
                waiting.append((other, branch.branches, left - 1))
    return root


def _neighbours(
    edges: Sequence[Edge],
) -> tuple[Mapping[int, list[Edge]], Mapping[int, list[Edge]]]:
    up: defaultdict[int, list[Edge]] = defaultdict(list)
    down: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        up[edge.derivative].append(edge)
        down[edge.source].append(edge)
    return up, down
