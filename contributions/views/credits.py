from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from contributions.models import Contribution
from contributions.queries.credits import credits_of
from hitrecord.foundation.mining import reserve


@require_safe
def credit_page(request: HttpRequest, pk: int) -> HttpResponse:
    work = _work(request, pk)
    context = {"work": work, "credits": credits_of(work, request.user), "section": "discover"}
    return _reserved(render(request, "contributions/credits.html", context), work)


@require_safe
def credits_txt(request: HttpRequest, pk: int) -> HttpResponse:
    work = _work(request, pk)
    text = credits_of(work, request.user).as_text()
    return _reserved(HttpResponse(text, content_type="text/plain; charset=utf-8"), work)


@require_safe
def credits_json(request: HttpRequest, pk: int) -> HttpResponse:
    work = _work(request, pk)
    return _reserved(JsonResponse(credits_of(work, request.user).as_data()), work)


def _reserved(response: HttpResponse, work: Contribution) -> HttpResponse:
    reserve(response, may_train=work.may_train)
    return response


def _work(request: HttpRequest, pk: int) -> Contribution:
    return get_object_or_404(Contribution.objects.visible_to(request.user), pk=pk)
