from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from contributions.models import Contribution
from contributions.queries.credits import credits_of
from contributions.queries.credits_atom import atom_of
from contributions.queries.credits_data import json_of
from contributions.queries.credits_text import text_of
from hitrecord.foundation.mining import reserve
from hitrecord.foundation.programs import for_programs

PAGE = 200
"""Ancestors on the page and to be copied from it; the files have all."""


@require_safe
def credit_page(request: HttpRequest, pk: int) -> HttpResponse:
    work = _work(request, pk)
    credits = credits_of(work)
    context = {
        "work": work,
        "credits": credits.upto(PAGE),
        "count": len(credits.ancestors),
        "text": text_of(credits) if len(credits.ancestors) <= PAGE else "",
        "section": "discover",
    }
    return _reserved(render(request, "contributions/credits.html", context), work)


@require_safe
def credits_txt(request: HttpRequest, pk: int) -> HttpResponse:
    work = _work(request, pk)
    text = text_of(credits_of(work))
    return _reserved(HttpResponse(text, content_type="text/plain; charset=utf-8"), work)


@require_safe
@for_programs
def credits_json(request: HttpRequest, pk: int) -> HttpResponse:
    work = _work(request, pk)
    data = json_of(credits_of(work))
    return _reserved(HttpResponse(data, content_type="application/json"), work)


@require_safe
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """For readers of feeds and for archives."""
    work = _work(request, pk)
    shown = work.versions.only("published_at").get(pk=work.current_id or 0)
    data = atom_of(credits_of(work), shown.published_at)
    return _reserved(HttpResponse(data, content_type="application/atom+xml;type=entry"), work)


def _reserved(response: HttpResponse, work: Contribution) -> HttpResponse:
    reserve(response, may_train=work.may_train)
    return response


def _work(request: HttpRequest, pk: int) -> Contribution:
    return get_object_or_404(Contribution.objects.visible_to(request.user), pk=pk)
