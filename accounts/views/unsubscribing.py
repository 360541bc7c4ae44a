"""The link in every mail that stops such mails: without signing in, by one press (RFC 8058)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.mailing import links
from accounts.models import User
from accounts.services import stopping


@csrf_exempt  # mail programs press it too; the signed link says whose choice it is
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows a button and changes nothing. With `back` it is as before again."""
    found = links.read(token)
    user = User.objects.filter(pk=found[0], is_active=True).first() if found else None
    stop = stopping.stop_of(user, found[1]) if user and found else None
    if stop is None:
        return render(request, "accounts/unsubscribe.html", {"is_gone": True}, status=404)
    ends = stopping.ends(stop)
    if request.method == "POST":
        back = request.POST.get("back", "")
        if back:
            stopping.take_back(stop, back)
        state = "back" if back else "stopped"
        back = "" if back else stopping.stop(stop)
        return render(request, "accounts/unsubscribe.html", _said(stop, state, back, ends))
    state = "asked" if ends else "stopped"
    return render(request, "accounts/unsubscribe.html", _said(stop, state, "", ends))


def _said(stop: stopping.Stop, state: str, back: str, ends: list[str]) -> dict[str, object]:
    """`ends` are named of a digest, which may bring many things."""
    named = ends if stop.is_digest else []
    return {"stop": stop, "state": state, "back": back, "ends": named}
