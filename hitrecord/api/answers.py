"""What every answer of the API has in common: how it is cached, asked again, shared and refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from hitrecord.foundation.problem import Problem
from hitrecord.foundation.programs import asks_too_often, tagged, too_often

Data = Mapping[str, Any]
METHODS = "GET, HEAD, OPTIONS"
SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
ASKED_BEFORE = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}
FOR_EVERYONE = "public, max-age=60"
"""What was taken down is not told for longer."""


def public(say: Callable[..., Data]) -> Callable[..., HttpResponse]:
    """A view from a function that gives the answer, or raises Problem or Http404. It changes
    nothing, so what is sent needs no token to be refused in its own words."""

    @csrf_exempt
    @wraps(say)
    def view(request: HttpRequest, **named: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            response = HttpResponse(status=204, headers={"Allow": METHODS} | ASKED_BEFORE)
        else:
            try:
                _may_ask(request)
                response = (
                    too_often()
                    if asks_too_often(request)
                    else _answer(request, say(request, **named))
                )
            except Problem as problem:
                response = problem.response
            except Http404:
                response = Problem(404, _("There is nothing at this address.")).response
        return _shared(response)

    return view


def _shared(response: HttpResponse) -> HttpResponse:
    for name, value in SHARED.items():
        response.headers[name] = value
    response.headers.setdefault("Cache-Control", "no-store")
    if response.status_code == 405:
        response.headers["Allow"] = METHODS
    return response


def _may_ask(request: HttpRequest) -> None:
    if request.method not in {"GET", "HEAD"}:
        raise Problem(405, _("The API is for reading: ask with GET."))


def _answer(request: HttpRequest, data: Data) -> HttpResponse:
    body = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False).encode()
    kept = {"Cache-Control": FOR_EVERYONE}
    response = HttpResponse(body, content_type="application/json", headers=kept)
    links = data.get("links", {})
    if links.get("next"):
        response.headers["Link"] = f'<{links["next"]}>; rel="next"'
    return tagged(request, response)
