"""Browsers in which somebody signed in before: wrong passwords that others try elsewhere never keep
them out there. A browser that is not known shares one count with everybody who tries."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from accounts.models import User
from hitrecord.foundation.known_here import COOKIE, KEPT, known_here

MOST = 5
"""Accounts that one browser is known to."""


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """The number is the browser's own for this account, and says nothing to who reads it."""
    known = known_here(request)
    number = known.pop(str(user.pk), None) or secrets.token_hex(8)
    kept = dict(list(known.items())[-(MOST - 1) :]) | {str(user.pk): number}
    response.set_cookie(
        COOKIE,
        signing.dumps(kept, salt=COOKIE),
        max_age=KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def number_of(request: HttpRequest, email: str) -> str:
    """What tries of this browser are counted by; "" when it is not known to that account. A
    session that is open is known too, however it was opened."""
    user = request.user
    if user.is_authenticated and user.email.lower() == email.lower():
        return f"session {request.session.session_key}"
    known = known_here(request)
    if not known:
        return ""
    # Only what this browser knows is looked at: how long that takes says nothing of others.
    rows = User.objects.filter(pk__in=known, email__iexact=email).values_list("pk", flat=True)
    return next((known[str(pk)] for pk in rows), "")
