"""A lineage for programs: docs/lineage-json.md says what stands where."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator

from contributions.models import Contribution, Source, Version
from contributions.queries.lineage import lineage_of
from contributions.queries.lineage_graph import End, Graph
from contributions.queries.lineage_nodes import Node, nodes_of

PER_PAGE = 1000


def lineage_data(work: Contribution, viewer: Any, page: str) -> dict[str, Any]:
    """A page of works, nearest first, and the edges whose farther end is among them."""
    graph = lineage_of(work)
    order = sorted(graph.placed, key=lambda node: (abs(graph.placed[node]), node))
    found = Paginator(order, PER_PAGE).get_page(page)
    here = set(found)
    return {
        "focus": work.pk,
        "works": len(order),
        "is_whole": graph.is_whole,
        "page": found.number,
        "pages": found.paginator.num_pages,
        "nodes": [_node(node) for node in nodes_of(graph, list(found), viewer).values()],
        "edges": [*_edges(graph, here), *_outward(graph, here)],
    }


def _farther(graph: Graph, source: int, derivative: int) -> int:
    """The end with which an edge comes; so each comes once."""
    far = abs(graph.placed.get(source, 0)) >= abs(graph.placed.get(derivative, 0))
    return source if far else derivative


def _edges(graph: Graph, here: set[int]) -> list[dict[str, Any]]:
    ties = [
        tie
        for tie in graph.ties
        if tie.source.work != tie.derivative.work
        and _farther(graph, tie.source.work, tie.derivative.work) in here
    ]
    said = Source.objects.filter(pk__in=[tie.id for tie in ties]).exclude(note="")
    notes = dict(said.values_list("pk", "note"))
    return [
        {
            "source": _end(tie.source),
            "derivative": _end(tie.derivative),
            "relation": tie.relation,
            "state": "disputed" if tie.dispute else "standing",
            "accord": tie.accord,
            "note": notes.get(tie.id, ""),
        }
        for tie in ties
    ]


def _outward(graph: Graph, here: set[int]) -> list[dict[str, Any]]:
    named_by = Version.objects.filter(pk__in=graph.naming.values())
    numbers = dict(named_by.values_list("pk", "number")) if graph.naming else {}
    return [
        {
            "source": {"id": edge.source, "version": None},
            "derivative": {
                "id": edge.derivative,
                "version": numbers[graph.naming[edge.source, edge.derivative]],
            },
            "relation": edge.relation,
            "state": "standing",
            "accord": None,
            "note": graph.elsewhere[edge.source].note,
        }
        for edge in graph.outward
        if _farther(graph, edge.source, edge.derivative) in here
    ]


def _end(end: End) -> dict[str, int]:
    return {"id": end.work, "version": end.number}


def _node(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "version": node.number or None,
        "title": node.title,
        "authors": [name for name, _url in node.authors],
        "kind": node.kind,
        "url": f"{settings.SITE_URL}{node.url}" if node.url.startswith("/") else node.url,
        "generation": node.generation,
        "state": node.state,
        "licence": node.licence,
    }
