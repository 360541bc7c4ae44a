from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hitrecord.foundation.clock import office_day
from payouts.books import community, kept_apart
from payouts.models import Policy
from payouts.queries import openbooks
from payouts.queries.community import community_lines
from payouts.queries.naming import called_for
from payouts.queries.years import public_years

COMMUNITY_LINES = 20


@require_safe
def open_books(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "payouts/open_books.html",
        {
            "lines": openbooks.lines(request.user),
            "years": public_years(),
            "this_year": office_day().year,
            "community": community(),
            "kept_apart": kept_apart(),
            "community_lines": community_lines(request.user, COMMUNITY_LINES),
        },
    )


@require_safe
def books(request: HttpRequest, slug: str) -> HttpResponse:
    production = get_object_or_404(
        openbooks.open_to(request.user).select_related("project"), slug=slug
    )
    called_for(request.user, [production])
    context = {
        "production": production,
        "books": openbooks.books_of(production),
        "policy": Policy.objects.filter(production=production).first(),
        "section": "open_books",
    }
    return render(request, "payouts/books.html", context)
