from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.views.viewing import viewing_of
from contributions.models import Contribution, Kind, Relation
from contributions.queries.lineage import REACH, Lineage, Node, lineage_of
from contributions.queries.lineage_list import entries_of
from contributions.queries.lineage_picture import picture_of_lineage


@require_safe
def lineage(request: HttpRequest, pk: int) -> HttpResponse:
    work = _work(request, pk)
    found = lineage_of(work, request.user)
    context = {
        "work": work,
        "focus": found.nodes[pk],
        "lineage": found,
        "picture": picture_of_lineage(found, viewing=viewing_of(request)),
        "made_from": entries_of(found, upwards=True),
        "made_into": entries_of(found, upwards=False),
        "kinds": Kind.values,
        "relations": Relation.values,
        "section": "discover",
    }
    return render(request, "contributions/lineage.html", context)


@require_safe
def lineage_json(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything within reach, with the versions that the edges tie."""
    found = lineage_of(_work(request, pk), request.user, limit=REACH)
    return JsonResponse(
        {
            "focus": pk,
            "is_whole": found.is_whole,
            "nodes": [_node(node) for node in sorted(found.nodes.values(), key=lambda n: n.id)],
            "edges": [_edge(found, number) for number in range(len(found.links))],
        }
    )


def _node(node: Node) -> dict[str, Any]:
    return {
        "work": node.id,
        "kind": node.kind,
        "title": node.title,
        "authors": [name for name, _url in node.authors],
        "url": node.url,
        "withdrawn": node.withdrawn_at is not None,
    }


def _edge(found: Lineage, number: int) -> dict[str, Any]:
    link = found.links[number]
    return {
        "source": {"work": link.source, "version": link.source_number},
        "derivative": {"work": link.derivative, "version": link.derivative_number},
        "relation": link.relation,
        "note": link.note,
    }


def _work(request: HttpRequest, pk: int) -> Contribution:
    return get_object_or_404(Contribution.objects.visible_to(request.user), pk=pk)
