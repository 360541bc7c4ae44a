"""What a work was made from as a picture of its own, for pages that show the work as a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from contributions.domain.collapse import collapsed
from contributions.models import Contribution
from contributions.models.removal import unnamed
from contributions.queries.lineage_graph import graph_of
from contributions.queries.lineage_nodes import nodes_of
from contributions.queries.lineage_picture import LineagePicture, picture_of_lineage


def picture_of_sources(work: Contribution, viewer: Any, *, viewing: str) -> LineagePicture | None:
    """None when it was made from nothing. What was withdrawn keeps its place and its authors, but
    is not named here."""
    graph = graph_of(work.pk, work.current_id or 0, downwards=False)
    if len(graph.placed) < 2:
        return None
    drawn = collapsed(graph.focus, graph.placed, graph.edges)
    nodes = {
        pk: replace(node, title=unnamed(node.removed_at)) if node.withdrawn_at else node
        for pk, node in nodes_of(graph, drawn.works, viewer).items()
    }
    return picture_of_lineage(drawn, nodes, graph.disputed, viewing=viewing)
