"""What somebody searched for lately: kept in their own browser and nowhere else, signed and bound
to who they are, so that whoever signs in there next does not read it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

COOKIE, KEPT, LETTERS = "searches", 6, 60
MONTH = 30 * 24 * 3600


def lately(request: HttpRequest) -> list[str]:
    """The newest first."""
    try:
        kept: Any = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_salt(request))
    except signing.BadSignature:
        return []
    return [str(each) for each in kept][:KEPT]


def remember(request: HttpRequest, response: HttpResponse, words: str) -> None:
    kept = [words, *(each for each in lately(request) if each != words)][:KEPT]
    response.set_cookie(
        COOKIE,
        signing.dumps(kept, salt=_salt(request), compress=True),
        max_age=MONTH,
        path=reverse("search"),
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(reverse("search"))
    response.delete_cookie(COOKIE, path=reverse("search"), samesite="Lax")
    return response


def _salt(request: HttpRequest) -> str:
    return f"{COOKIE}-{request.user.pk or 0}"
