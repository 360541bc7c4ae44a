from __future__ import annotations

from typing import Any, cast

from django.core.paginator import InvalidPage, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.views.viewing import viewing_of
from contributions.models import Contribution, Kind
from contributions.queries.cards import Card, cards_of
from contributions.queries.discover import ORDERS, Facets, new_seed, works_for
from contributions.queries.picks import MOST, with_picked
from contributions.queries.tags import popular_tags, shown_tag, tags_like

PAGE = 30


@require_safe
def discover(request: HttpRequest) -> HttpResponse:
    facets = Facets.read(request.GET.dict(), today=timezone.localdate())
    context = _wall(request, facets) | {
        "kinds": Kind.choices,
        "orders": ORDERS.items(),
        "seed": new_seed(),
        "popular": popular_tags(),
        "section": "discover",
    }
    return render(request, "contributions/discover.html", context)


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """What carries a tag; another spelling, or an alias, leads to it."""
    proper = shown_tag(slug)
    if proper is None:
        raise Http404
    if proper.slug != slug:
        return redirect(proper)
    context = _wall(request, Facets(tag=proper.slug)) | {"tag": proper, "section": "discover"}
    return render(request, "contributions/tag.html", context)


@require_safe
def tag_suggestions(request: HttpRequest) -> HttpResponse:
    """Names of tags that begin like what is typed, for a field."""
    return JsonResponse({"tags": tags_like(request.GET.get("q", ""))})


def _wall(request: HttpRequest, facets: Facets) -> dict[str, Any]:
    """One page of cards; an impossible page is not found."""
    viewing = viewing_of(request)
    works = works_for(facets, viewing=viewing, reader=request.user)
    try:
        page = Paginator(works, PAGE).page(request.GET.get("page", "1"))
    except InvalidPage as error:
        raise Http404 from error
    shown = cast("QuerySet[Contribution]", page.object_list)
    if facets.is_plain and page.number == 1:
        shown = with_picked(shown, works)
    cards = cards_of(shown, viewing=viewing)
    picks = sorted((card for card in cards if card.pick), key=_picked_at, reverse=True)
    return {"facets": facets, "page": page, "cards": cards[:PAGE], "picks": picks[:MOST]}


def _picked_at(card: Card) -> float:
    return card.pick.at.timestamp() if card.pick else 0
