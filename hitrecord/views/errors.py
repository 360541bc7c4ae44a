"""Error pages: what happened, that nothing is lost, and what to do."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve

from hitrecord.foundation.unsent import words_of


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", {"typed": words_of(request)}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403.html", {"is_csrf": True}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Also for whoever wrote about something that went meanwhile: their words are on the page."""
    return render(request, "404.html", {"typed": words_of(request)}, status=404)


def too_many(request: HttpRequest) -> HttpResponse:
    """By the limits of the account's own pages, which all count by the minute."""
    page = render(request, "429.html", {"typed": words_of(request)}, status=429)
    page.headers["Retry-After"] = "60"
    return page


def server_error(request: HttpRequest) -> HttpResponse:
    """Drawn without the request: what failed may be the database that the page's frame asks."""
    return HttpResponse(render_to_string("500.html"), status=500)


def say_what_is_only_sent(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: whoever opens the address that a button sends to (from a history, or after the
    sign-in page) reads so, and finds the page above it."""

    def respond(request: HttpRequest) -> HttpResponse:
        answer = get_response(request)
        is_bare = answer.status_code == 405 and not answer.streaming and not answer.content
        if not is_bare or request.method != "GET" or not request.accepts("text/html"):
            return answer
        page = render(request, "405.html", {"above": _above(request.path_info)}, status=405)
        page.headers["Allow"] = answer.headers.get("Allow", "POST")
        return page

    return respond


def _above(path: str) -> str:
    """The nearest address that is one."""
    parts = path.strip("/").split("/")[:-1]
    while parts:
        above = f"/{'/'.join(parts)}/"
        try:
            resolve(above)
        except Resolver404:
            parts.pop()
        else:
            return above
    return "/"
