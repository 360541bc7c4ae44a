"""A lineage as a nested list: the same content as the picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from contributions.domain.lineage import Branch, branches
from contributions.queries.lineage_graph import Graph
from contributions.queries.lineage_nodes import Node

DEPTH: Final = 24
LINES: Final = 60
"""Of each half; what is left out is on the pages of the generations."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`left_out`: how many lines below this one the list has no room for."""

    node: Node
    relation: str
    is_repeated: bool
    left_out: int
    is_open: bool
    dispute: int | None
    entries: list[Entry]


def trees_of(graph: Graph) -> tuple[Branch, Branch]:
    """What the work was made from, and what was made from it."""
    up, down = (
        branches(graph.focus, graph.edges, upwards=upwards, depth=DEPTH, most=LINES)
        for upwards in (True, False)
    )
    return up, down


def works_in(tree: Branch) -> set[int]:
    found, ahead = {tree.node}, [tree]
    while ahead:
        below = ahead.pop().branches
        found |= {branch.node for branch in below}
        ahead += below
    return found


def entry_of(
    branch: Branch,
    nodes: Mapping[int, Node],
    graph: Graph,
    *,
    open_to: int,
    above: int = 0,
) -> Entry:
    """The first `open_to` levels are unfolded when the page opens."""
    disputed = graph.disputed
    return Entry(
        node=nodes[branch.node],
        relation=branch.relation,
        is_repeated=branch.is_repeated,
        left_out=branch.left_out,
        is_open=open_to > 0,
        dispute=disputed.get((branch.node, above)) or disputed.get((above, branch.node)),
        entries=[
            entry_of(each, nodes, graph, open_to=open_to - 1, above=branch.node)
            for each in branch.branches
        ],
    )
