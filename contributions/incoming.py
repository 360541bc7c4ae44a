"""Refuse an upload that is too large by its own claim, before any of its bytes are read."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def refused(request: HttpRequest) -> str:
    """The sentence for a request that claims to be larger than a plain form may be, else ""."""
    if claimed(request) <= settings.UPLOAD_MAX_BYTES:
        return ""
    return _(
        "That is too large: one upload may have %(limit)s MB. What you saved before is still "
        "here. Save a smaller copy, or upload it in parts."
    ) % {"limit": settings.UPLOAD_MAX_BYTES // 1_000_000}


def stop_early(view: View[P]) -> View[P]:
    """For views that take files: they answer a refused request on their own page. Looking for the
    CSRF token would read the body, so a refused request, which changes nothing, goes without it."""
    protected = csrf_protect(view)

    def look(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return (view if refused(request) else protected)(request, *args, **kwargs)

    update_wrapper(look, view)
    return csrf_exempt(look)


class StopAtTheLimit(FileUploadHandler):
    """First in FILE_UPLOAD_HANDLERS: everywhere else such a request ends as a bad one."""

    def handle_raw_input(self, input_data: Any, META: dict[str, Any], *rest: Any) -> None:  # noqa: N803 -- Django's name
        if _claim(META) > settings.UPLOAD_MAX_BYTES:
            raise RequestDataTooBig("larger than UPLOAD_MAX_BYTES")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The handlers behind this one keep the file."""


def claimed(request: HttpRequest) -> int:
    """How large a request says it is."""
    return _claim(request.META)


def _claim(meta: dict[str, Any]) -> int:
    claim = str(meta.get("CONTENT_LENGTH") or "0")
    return int(claim) if claim.isascii() and claim.isdigit() else 0
