"""The one character that PostgreSQL cannot hold is left out of whatever comes in, for all pages.

Nobody types it, and nothing that was typed beside it is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.http import HttpRequest, QueryDict, UnreadablePostError
from django.http.response import HttpResponseBase

NUL = "\0"
_IN_PARTS = "multipart/form-data"


class LeaveOutNul:
    """Middleware, before the one against forged forms, which reads the form as well."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.GET = _without(request.GET)  # type: ignore[assignment]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_rest: Any) -> None:
        """Files that a page takes by itself, without the check of forged forms, are left to it."""
        is_its_own = getattr(view, "csrf_exempt", False) and request.content_type == _IN_PARTS
        if request.method != "POST" or is_its_own:
            return
        with suppress(UnreadablePostError):  # the line broke: the page says so
            if _holds(request.POST):
                request.POST = _without(request.POST)  # type: ignore[assignment]


def _holds(form: QueryDict) -> bool:
    return any(NUL in word for name, words in form.lists() for word in (name, *words))


def _without(form: QueryDict) -> QueryDict:
    kept = QueryDict(mutable=True, encoding=form.encoding)
    for name, words in form.lists():
        if rest := name.replace(NUL, ""):  # a field of no name is no field
            kept.setlist(rest, [word.replace(NUL, "") for word in words])
    kept._mutable = False
    return kept
