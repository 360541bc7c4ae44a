"""Into which digest something goes: the next one of its pace that was not sent yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from accounts.models import Digest, Pace, User
from accounts.models.digest import DIGESTS

Slot = tuple[int, str]


def next_of(wanted: Iterable[tuple[User, Pace]], now: datetime) -> dict[Slot, Digest]:
    """By member and pace; in as many statements for one as for a hundred."""
    made = {(user.pk, str(pace)): _made(user, pace, now) for user, pace in wanted}
    if not made:
        return {}
    Digest.objects.bulk_create(made.values(), ignore_conflicts=True)
    users, days = {one.user_id for one in made.values()}, {one.period for one in made.values()}
    found: dict[Slot, Digest] = {}
    for one in Digest.objects.filter(user__in=users, period__in=days).select_related("user"):
        slot = (one.user_id, one.pace)
        if slot in made and made[slot].period == one.period:
            # Sent already: its member has moved the hour to a later one of the same day.
            is_over = one.finished_at or one.quarantined_at
            found |= next_of([(one.user, Pace(one.pace))], made[slot].due_at) if is_over else {}
            found.setdefault(slot, one)
    return found


def set_anew(user: User) -> None:
    """Those that wait come at the hour and on the day that the member chose now."""
    for one in Digest.objects.open().filter(user=user, pace__in=DIGESTS):
        Digest.objects.open().filter(pk=one.pk).update(due_at=user.hours.moment_of(one.period))


def _made(user: User, pace: Pace, now: datetime) -> Digest:
    day = user.hours.day_after(now, is_weekly=pace == Pace.WEEKLY)
    return Digest(user=user, pace=pace, period=day, due_at=user.hours.moment_of(day))
