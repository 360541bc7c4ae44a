from __future__ import annotations

from typing import Any, Final

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from accounts.views.viewing import viewing_of
from contributions.queries.tags import popular_tags
from hitrecord.foundation.asked import LENGTH, Asked
from hitrecord.foundation.narrowing import narrowed
from hitrecord.queries.meaning import meant
from hitrecord.queries.search import SORTS, Found
from hitrecord.queries.search import search as search_everything
from hitrecord.queries.search_facets import chosen_of, facets_of
from hitrecord.queries.search_rows import rows
from hitrecord.views import searched

PAGE: Final = 24
SHOWN: Final = {"works": 8, "calls": 3, "people": 6, "projects": 3}


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "")
    asked = Asked.read(typed)
    sort = request.GET.get("in", "")
    sort = sort if sort in SORTS else ""
    context: dict[str, Any] = {"q": asked.text, "sort": sort, "length": LENGTH, "asked": asked}
    if asked.words:
        context |= _answer(request, asked, sort)
    context |= {"is_long": len(typed.strip()) > LENGTH, "lately": searched.lately(request)}
    if not asked.words or context["found"].is_empty:
        context["tags"] = popular_tags()[:8]
    response = render(request, "hitrecord/search.html", context)
    patch_cache_control(response, private=True, no_store=True)
    if asked.words and not sort:
        searched.remember(request, response, asked.text[: searched.LETTERS])
    return response


def _answer(request: HttpRequest, asked: Asked, sort: str) -> dict[str, Any]:
    viewing, now = viewing_of(request), timezone.now()
    found = search_everything(asked, reader=request.user, viewing=viewing, now=now)
    tabs = [(name, label, found.counts[name], found.is_cut(name)) for name, label in SORTS.items()]
    context: dict[str, Any] = {"found": found, "tabs": tabs}
    if sort and sort != "tags":
        page = _page(request, found, sort)
        keys = [hit.pk for hit in page["page"].object_list]
        return context | page | {"rows": rows(sort, keys, asked, viewing=viewing, now=now)}
    if not sort:
        parts = {
            name: rows(
                name, [hit.pk for hit in found.hits[name][:n]], asked, viewing=viewing, now=now
            )
            for name, n in SHOWN.items()
        }
        context |= {"parts": parts, "meant": meant(asked, _names(parts, found))}
    return context


def _page(request: HttpRequest, found: Found, sort: str) -> dict[str, Any]:
    """One page of one sort; an impossible page is not found."""
    hits, chosen = found.hits[sort], chosen_of(sort, request.GET.dict())
    try:
        page = Paginator(narrowed(hits, chosen), PAGE).page(request.GET.get("page", "1"))
    except InvalidPage as error:
        raise Http404 from error
    facets = facets_of(sort, hits, chosen, request.GET)
    return {"page": page, "facets": facets, "chosen": chosen, "is_cut": found.is_cut(sort)}


def _names(parts: dict[str, Any], found: Found) -> list[str]:
    """Of what is shown: no other word is ever suggested."""
    works = [part for row in parts["works"] for part in (row.card.title, *dict(row.card.authors))]
    others = [each.row.title for name in ("calls", "projects") for each in parts[name]]
    people = [each.row.credit_name for each in parts["people"]]
    return [*works, *others, *people, *(tag.name for tag in found.tags)]
