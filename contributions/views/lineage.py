from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.views.viewing import viewing_of
from contributions.models import Contribution, Kind, Relation
from contributions.queries.lineage import lineage_page
from contributions.queries.lineage_data import lineage_data
from contributions.queries.lineage_generation import generation_page
from hitrecord.foundation.programs import for_programs


@require_safe
def lineage(request: HttpRequest, pk: int) -> HttpResponse:
    work = _work(request, pk)
    context = {
        "work": work,
        "page": lineage_page(work, request.user, viewing=viewing_of(request)),
        "kinds": Kind.values,
        "relations": Relation.values,
        "section": "discover",
    }
    return render(request, "contributions/lineage.html", context)


@require_safe
def generation(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What the picture has no room for."""
    work = _work(request, pk)
    found = generation_page(work, number, request.user, request.GET.get("page", "1"))
    if found is None:
        raise Http404
    context = {"work": work, "found": found, "page": found.page, "section": "discover"}
    return render(request, "contributions/generation.html", context)


@require_safe
@for_programs
def lineage_json(request: HttpRequest, pk: int) -> HttpResponse:
    work = _work(request, pk)
    return JsonResponse(lineage_data(work, request.user, request.GET.get("page", "1")))


def _work(request: HttpRequest, pk: int) -> Contribution:
    return get_object_or_404(Contribution.objects.visible_to(request.user), pk=pk)
