"""Files for programs that stand beside a page: asked again by their ETag, and not too often."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _

from hitrecord.foundation.address import address_of
from hitrecord.foundation.problem import Problem
from hitrecord.foundation.rate import is_too_often

MINUTE = 60


def asks_too_often(request: HttpRequest) -> bool:
    """All that is for programs counts together."""
    minute = int(timezone.now().timestamp()) // MINUTE
    key = f"api:{address_of(request)}:{minute}"
    return is_too_often(key, most=settings.API_A_MINUTE, seconds=MINUTE)


def too_often() -> HttpResponse:
    said = _("That was too often within a minute. Wait until the next begins.")
    response = Problem(429, said).response
    response.headers["Retry-After"] = str(MINUTE - int(timezone.now().timestamp()) % MINUTE)
    return response


def tagged(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """304 for who has it already."""
    etag = f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def for_programs(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Some see more than others: nobody keeps it without asking again."""

    @wraps(view)
    def answer(request: HttpRequest, **named: Any) -> HttpResponse:
        if asks_too_often(request):
            return too_often()
        try:
            response = view(request, **named)
        except Http404:
            return Problem(404, _("There is nothing at this address.")).response
        patch_cache_control(response, private=True, no_cache=True)
        return tagged(request, response) if response.status_code == 200 else response

    return answer
