"""How each of several members hears of an event."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from accounts.models import Choice, Departure, Event, Pace, User
from accounts.models.mail_choice import MONEY_AND_RIGHTS
from accounts.models.rubric import usual


class Way(NamedTuple):
    on_site: bool
    mail: Pace


def usual_way(event: Event | str) -> Way:
    return Way(True, usual(event))


def ways_to(users: Iterable[User], event: Event) -> dict[int, Way]:
    """By member. Whoever is about to leave, or whose address takes no mail, hears by mail of money
    and rights alone, and on the site of what they wanted by mail."""
    told = list(users)
    if event in MONEY_AND_RIGHTS:
        return {user.pk: Way(True, Pace.NOW) for user in told}
    rows = Choice.objects.filter(user__in=told, event=event)
    ways = dict.fromkeys((user.pk for user in told), usual_way(event))
    ways |= {row.user_id: Way(row.on_site, Pace(row.mail)) for row in rows}
    leaving = Departure.objects.open().filter(user__in=told)
    mute = set(leaving.values_list("user", flat=True))
    mute |= {user.pk for user in told if user.is_unreached}
    return {pk: _without_mail(way) if pk in mute else way for pk, way in ways.items()}


def _without_mail(way: Way) -> Way:
    return Way(way.on_site or way.mail != Pace.NEVER, Pace.NEVER)
