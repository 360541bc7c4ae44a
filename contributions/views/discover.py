from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any, cast

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.views.viewing import viewing_of
from contributions.models import Contribution, Kind
from contributions.queries.cards import Card, cards_of
from contributions.queries.discover import ORDERS, Facets, new_seed, works_for
from contributions.queries.hung import first_hung
from contributions.queries.picks import MOST, with_picked
from contributions.queries.shuffled import PAGES, shuffled
from contributions.queries.tags import popular_tags, shown_tag, tags_like
from contributions.queries.unending import Unending, number_of
from hitrecord.foundation import strangers
from hitrecord.foundation.prepared import prepared

PAGE = 30


@require_safe
@prepared()
def discover(request: HttpRequest) -> HttpResponse:
    facets = Facets.read(request.GET.dict(), today=timezone.localdate())
    popular = popular_tags()
    context = _wall(request, facets) | {
        "kinds": Kind.choices,
        "orders": ORDERS.items(),
        "popular": popular,
        "section": "discover",
    }
    marks = (facets, viewing_of(request), *_marks(context), *map(tuple, popular))
    anew = {"seed": new_seed()}
    return strangers.show(request, "contributions/discover.html", context, marks=marks, anew=anew)


@require_safe
@prepared()
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
    viewing, asked = viewing_of(request), request.GET.get("page", "1")
    works = works_for(facets, viewing=viewing, reader=request.user)
    if facets.tag or facets.q:
        page, cards = _counted(works, asked, viewing)
        picks: list[Card] = []
    else:
        page, cards = _unending(
            works, facets, number_of(asked), viewing, request.user.is_authenticated
        )
        picks = sorted((card for card in cards if card.pick), key=_picked_at, reverse=True)
    return {"facets": facets, "page": page, "cards": cards[:PAGE], "picks": picks[:MOST]}


def _marks(wall: Mapping[str, Any]) -> Iterator[Hashable]:
    """All that is said about the works of a wall."""
    page = wall["page"]
    yield (page.number, page.paginator.num_pages) if isinstance(page, Page) else page
    for card in (*wall["cards"], *wall["picks"]):
        yield card.stamp, card.pick


def _counted(works: QuerySet[Contribution], asked: str, viewing: str) -> tuple[Any, list[Card]]:
    try:
        page = Paginator(works, PAGE).page(asked)
    except InvalidPage as error:
        raise Http404 from error
    return page, cards_of(cast("QuerySet[Contribution]", page.object_list), viewing=viewing)


def _unending(
    works: QuerySet[Contribution],
    facets: Facets,
    number: int | None,
    viewing: str,
    is_known: bool,
) -> tuple[Unending, list[Card]]:
    """One card more than the page has says whether there is another page."""
    if number is None or (facets.is_shuffled and number > PAGES):
        raise Http404
    first, last = (number - 1) * PAGE, number * PAGE + 1
    shown: Any = works[first:last]
    if facets.is_shuffled:
        shown = shuffled(works.order_by(), seed=facets.seed, first=first, last=last)
    elif number == 1 and not is_known:
        shown = first_hung(facets, viewing=viewing, most=last)
    elif facets.is_plain and number == 1:
        shown = with_picked(shown, works)
    elif number > 1:  # keys alone: of what is skipped nothing is counted
        shown = list(works.values_list("pk", flat=True)[first:last])
    cards = cards_of(shown, viewing=viewing)
    if number > 1 and not cards:
        raise Http404
    is_last = facets.is_shuffled and number == PAGES
    return Unending(number, has_next=len(cards) > PAGE and not is_last), cards


def _picked_at(card: Card) -> float:
    return card.pick.at.timestamp() if card.pick else 0
