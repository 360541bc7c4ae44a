from __future__ import annotations

from collections.abc import Callable
from typing import cast

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from accounts.queries.sessions import sittings_of
from accounts.services import sessions


def notice_presence(get_response: Callable[[HttpRequest], HttpResponse]) -> object:
    """Middleware, after sessions and users: when somebody was last here."""

    def respond(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            sessions.seen(request, timezone.now())
        return get_response(request)

    return respond


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sittings(request: HttpRequest) -> HttpResponse:
    """Where I am signed in; a POST ends all but this one."""
    user = cast(User, request.user)
    if request.method == "POST":
        ended = sessions.end_others(request, user)
        text = ngettext("%s session was ended.", "%s sessions were ended.", ended)
        messages.success(request, text % ended if ended else _("There was no other session."))
        return redirect("usersessions_list")
    current = request.session.session_key or ""
    rows = sittings_of(user, current=current, now=timezone.now())
    return render(request, "accounts/sessions.html", {"sittings": rows})


@login_required
@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(User, request.user)
    row = get_object_or_404(UserSession, user=user, pk=pk)
    sessions.end(user=user, keys=[row.session_key], but=request.session.session_key or "")
    messages.success(request, _("That session is ended: whoever used it has to sign in again."))
    return redirect("usersessions_list")
