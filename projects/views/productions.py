from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.views.viewing import viewing_of
from contributions.domain.moments import moment_asked
from contributions.models import Relation
from projects.models import Production
from projects.queries.production import ProductionPage, made_from, production_page


def moment_of(request: HttpRequest, show: ProductionPage | None) -> str:
    """Where the finished work begins to play, as the address asks."""
    final = show.final if show else None
    return moment_asked(request.GET.get("t", ""), final.stage.seconds) if final else ""


@require_safe
def production(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(
        Production.objects.visible_to(request.user).select_related("project"), slug=slug
    )
    page = production_page(found, viewer=request.user, viewing=viewing_of(request))
    context = {
        "picture": made_from(page, viewer=request.user, viewing=viewing_of(request)),
        "relations": Relation.values,
        "show": page,
        "page": page.final,
        "work": page.final.work if page.final else None,
        "production": found,
        "moment": moment_of(request, page),
        "section": "projects",
    }
    return render(request, "projects/production.html", context)
