"""`/dev/`, in development only: sent mails, and demo logins with one click."""

from __future__ import annotations

from pathlib import Path

from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.adapter import known_device
from accounts.models import User
from accounts.services import sessions
from hitrecord.demo.logins import LOGINS
from hitrecord.demo.second_factor import codes
from hitrecord.queries.sent_mails import sent_mails


def _development_only() -> None:
    if not settings.IS_DEVELOPMENT:
        raise Http404


@require_safe
@csp_update({"frame-src": ["'self'"]})
def development(request: HttpRequest) -> HttpResponse:
    _development_only()
    now = codes([one.email for one in LOGINS])
    return render(
        request,
        "hitrecord/development.html",
        {
            "logins": [(one, now.get(one.email)) for one in LOGINS],
            "mails": sent_mails(Path(settings.EMAIL_FILE_PATH)),
        },
    )


@require_POST
def sign_in_as(request: HttpRequest) -> HttpResponse:
    _development_only()
    demo_addresses = [one.email for one in LOGINS if one.email == request.POST.get("email")]
    user = get_object_or_404(User, email__in=demo_addresses)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    sessions.begin(request)
    response = redirect("home")
    known_device.remember(request, response, user)
    return response
