"""Where somebody is signed in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils.translation import gettext as _

from accounts.models import User

BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"))
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Macintosh", "CrOS", "Linux")
_SAFARI = re.compile(r"Version/\S+ (?:Mobile/\S+ )?Safari")


@dataclass(frozen=True)
class Sitting:
    pk: int
    device: str
    address: str
    since: datetime
    seen_at: datetime
    is_this: bool


def sittings_of(user: User, *, current: str, now: datetime) -> list[Sitting]:
    """The one that asks first, then whatever was seen last."""
    alive = Session.objects.filter(expire_date__gt=now).values("session_key")
    rows = UserSession.objects.filter(user=user, session_key__in=alive).order_by("-last_seen_at")
    found = [
        Sitting(
            pk=row.pk,
            device=device(row.user_agent),
            address=row.ip,
            since=row.created_at,
            seen_at=row.last_seen_at,
            is_this=row.session_key == current,
        )
        for row in rows
    ]
    return sorted(found, key=lambda sitting: not sitting.is_this)


def device(agent: str) -> str:
    """What a browser says of itself, in two words that a person knows."""
    browser = next((name for sign, name in BROWSERS if sign in agent), "")
    if not browser and _SAFARI.search(agent):
        browser = "Safari"
    system = next((name for name in SYSTEMS if name in agent), "")
    system = {"Macintosh": "Mac", "CrOS": "ChromeOS"}.get(system, system)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A program or an unknown browser")
