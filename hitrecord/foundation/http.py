"""Small things every storey's views need."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.http import url_has_allowed_host_and_scheme

from hitrecord.foundation.mining import reserve

Responder = Callable[[HttpRequest], HttpResponse]


def response_headers(get_response: Responder) -> Responder:
    """Middleware: headers that Django has no setting for, on every answer."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"
        )
        reserve(response, may_train=False)
        if getattr(request, "user", None) and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return respond


def address_after(request: HttpRequest) -> str:
    """Where a form's `next` leads, if that is a page of ours, else the front page."""
    back = request.POST.get("next", "")
    if back.startswith("/") and url_has_allowed_host_and_scheme(
        back, {request.get_host()}, request.is_secure()
    ):
        return back
    return "/"


def only_utf8(get_response: Responder) -> Responder:
    """Middleware: a form in another character set is refused, not guessed at (400)."""

    def respond(request: HttpRequest) -> HttpResponse:
        charset = request.content_params.get("charset", "utf-8") if request.content_params else ""
        if charset.strip('"').lower() not in {"", "utf-8", "utf8"}:
            return HttpResponse(status=400)
        return get_response(request)

    return respond


class CompressTexts(GZipMiddleware):
    """Pages and data travel compressed; files stream as they are, so that ranges stay true."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        return response if response.streaming else super().process_response(request, response)
