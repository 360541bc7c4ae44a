"""One generation of a lineage, page by page: where the picture says "137 more"."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from contributions.domain.lineage import neighbours
from contributions.models import Contribution
from contributions.queries.lineage import lineage_of
from contributions.queries.lineage_nodes import Node, nodes_of

PER_PAGE = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A work, and one work nearer to the focus that it is tied to, of so many."""

    node: Node
    relation: str
    tied: Node
    others: int


@dataclass(frozen=True, slots=True)
class GenerationPage:
    generation: int
    page: Page[int]
    rows: list[Row]
    sizes: list[tuple[int, int]]


def generation_page(
    work: Contribution, generation: int, viewer: Any, page: str
) -> GenerationPage | None:
    """None without such a generation."""
    graph = lineage_of(work)
    placed = graph.placed
    works = sorted(node for node, number in placed.items() if number == generation)
    if not works or not generation:
        return None
    up, down = neighbours(graph.edges)
    found = Paginator(works, PER_PAGE).get_page(page)
    nearer = {
        node: [
            (edge.derivative if generation < 0 else edge.source, edge.relation)
            for edge in (down if generation < 0 else up)[node]
        ]
        for node in found
    }
    ties = {
        node: [end for end in ends if abs(placed.get(end[0], 1 << 30)) < abs(generation)]
        for node, ends in nearer.items()
    }
    wanted = {*found, *(end for ends in ties.values() for end, _relation in ends[:1])}
    nodes = nodes_of(graph, wanted, viewer)
    return GenerationPage(
        generation=generation,
        page=found,
        rows=[
            Row(nodes[node], ends[0][1], nodes[ends[0][0]], len(ends) - 1)
            for node, ends in ties.items()
            if ends
        ],
        sizes=sorted(Counter(placed.values()).items()),
    )
