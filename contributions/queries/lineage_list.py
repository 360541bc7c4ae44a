"""A lineage as a nested list: the same content as the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from contributions.domain.lineage import Branch, branches
from contributions.queries.lineage import Lineage, Node

DEPTH: Final = 8
"""Further generations are on the page of the work where the list stops."""


@dataclass(frozen=True, slots=True)
class Entry:
    node: Node
    relation: str
    is_repeated: bool
    is_cut: bool
    entries: list[Entry]


def entries_of(lineage: Lineage, *, upwards: bool) -> list[Entry]:
    tree = branches(lineage.focus, lineage.edges, upwards=upwards, depth=DEPTH)
    return [_entry(branch, lineage) for branch in tree]


def _entry(branch: Branch, lineage: Lineage) -> Entry:
    return Entry(
        node=lineage.nodes[branch.node],
        relation=branch.relation,
        is_repeated=branch.is_repeated,
        is_cut=branch.is_cut,
        entries=[_entry(each, lineage) for each in branch.branches],
    )
