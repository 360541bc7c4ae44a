"""One thread through a lineage: the longest way from a beginning to a work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from contributions.domain.generations import generations
from contributions.domain.lineage import Edge


def longest_chain(focus: int, edges: Sequence[Edge]) -> list[Edge]:
    """The edges of the longest chain of sources that ends in `focus`, oldest first.

    Ties go to the older source. Works that were made from each other are passed in one
    direction only, so that there is an end.
    """
    born = generations(focus, edges)
    into: dict[int, list[Edge]] = defaultdict(list)
    for edge in sorted(edges):
        if born.get(edge.source, 0) < born.get(edge.derivative, 0):
            into[edge.derivative].append(edge)
    length: dict[int, int] = {}
    for node in sorted(born, key=lambda node: born[node]):
        length[node] = max((length[edge.source] + 1 for edge in into[node]), default=0)
    chain: list[Edge] = []
    while into[focus]:
        longest = max(into[focus], key=lambda edge: length[edge.source])
        chain.append(longest)
        focus = longest.source
    return chain[::-1]
