"""Where somebody is signed in: begun, seen, ended. The library has the rows; a session that was
ended opens nothing any more."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User

SEEN = "seen"
EVERY = timedelta(minutes=10)
"""How exactly we know when somebody was last here; a row for every page would cost too much."""


def begin(request: HttpRequest) -> None:
    """Called when somebody has signed in; the library has made its row by itself."""
    request.session[SEEN] = timezone.now().timestamp()


def seen(request: HttpRequest, now: datetime) -> None:
    """Write down that they are still here, now and then."""
    last = request.session.get(SEEN)
    if last is not None and now.timestamp() - last > EVERY.total_seconds():
        UserSession.objects.create_from_request(request)
        begin(request)


@transaction.atomic
def end(*, user: User, keys: list[str] | None = None, but: str = "") -> int:
    """End these sessions of theirs, or all; says how many. What is not theirs stays."""
    rows = UserSession.objects.filter(user=user).exclude(session_key=but)
    if keys is not None:
        rows = rows.filter(session_key__in=keys)
    ended = list(rows.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=ended).delete()
    rows.delete()
    return len(ended)


def end_others(request: HttpRequest, user: User) -> int:
    """All but the one that asks: after a change of what opens the account."""
    return end(user=user, but=request.session.session_key or "")
