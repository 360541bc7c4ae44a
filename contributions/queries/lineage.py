"""The page of a lineage: picture and list from one graph, in as many statements for two works as
for five thousand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from contributions.domain.collapse import collapsed
from contributions.models import Contribution
from contributions.queries.lineage_graph import Graph, graph_of
from contributions.queries.lineage_list import Entry, entry_of, trees_of, works_in
from contributions.queries.lineage_nodes import Node, nodes_of
from contributions.queries.lineage_picture import LineagePicture, picture_of_lineage

SHORT = 60
"""A list of so many lines is unfolded as a whole."""


@dataclass(frozen=True, slots=True)
class LineagePage:
    graph: Graph
    focus: Node
    picture: LineagePicture
    made_from: Entry
    made_into: Entry
    sizes: list[tuple[int, int]]

    @property
    def works(self) -> int:
        return len(self.graph.placed)

    @property
    def direct(self) -> int:
        """The works it names as its sources itself; a card says "from 17 works" of these."""
        return sum(edge.derivative == self.graph.focus for edge in self.graph.edges)

    @property
    def indirect(self) -> int:
        """What it was made from only through another work."""
        back = sum(count for number, count in self.sizes if number < 0)
        return max(back - self.direct, 0)


def lineage_of(work: Contribution) -> Graph:
    return graph_of(work.pk, work.current_id or 0)


def lineage_page(work: Contribution, viewer: Any, *, viewing: str) -> LineagePage:
    graph = lineage_of(work)
    drawn = collapsed(graph.focus, graph.placed, graph.edges)
    up, down = trees_of(graph)
    nodes = nodes_of(graph, {*drawn.works, *works_in(up), *works_in(down)}, viewer)
    open_to = 99 if len(graph.placed) <= SHORT else 2
    return LineagePage(
        graph=graph,
        focus=nodes[graph.focus],
        picture=picture_of_lineage(drawn, nodes, graph.disputed, viewing=viewing),
        made_from=entry_of(up, nodes, graph, open_to=open_to),
        made_into=entry_of(down, nodes, graph, open_to=open_to),
        sizes=sorted(Counter(graph.placed.values()).items()),
    )
