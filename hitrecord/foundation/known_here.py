"""The accounts that signed in in a browser, as it says itself in a signed cookie."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core import signing
from django.http import HttpRequest

COOKIE = "known"
KEPT = timedelta(days=365)


def known_here(request: HttpRequest) -> dict[str, str]:
    """Key of each account → the browser's own number for it; who signed in last comes last."""
    try:
        found: Any = signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=KEPT)
    except signing.BadSignature:
        return {}
    return dict(found)


def last_here(request: HttpRequest) -> str:
    """ "" when nobody has signed in here yet."""
    return next(reversed(known_here(request)), "")
