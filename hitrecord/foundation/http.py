"""Small things every storey's views need."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Responder = Callable[[HttpRequest], HttpResponse]


def response_headers(get_response: Responder) -> Responder:
    """Middleware: headers that Django has no setting for, on every answer."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"
        )
        if getattr(request, "user", None) and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return respond


def wants_fragment(request: HttpRequest) -> bool:
    """True when a script of ours asks for a part of the page."""
    return request.headers.get("X-Fragment") == "1"
