"""Telling everybody who follows something, a few hundred at a time."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import Announcement, Event, Follow
from accounts.telling.said import reworded
from accounts.telling.tell import Telling, tell
from hitrecord.foundation.leases import LeaseLost

AT_ONCE = 500


def announce(pk: int) -> None:
    """Safe to stop anywhere: whoever was told already is not told again."""
    lease = Announcement.objects.claim(pk, timezone.now())
    if lease is None:
        return
    row = Announcement.objects.select_related("actor", "target_type").get(pk=pk)
    target, last = row.target, row.last_follow
    subject = reworded(row.wording, row.subject)
    try:
        while target is not None and (follows := _next(row, last)):
            told = [
                Telling(each.user, subject, row.url, target, row.key, row.body, row.about)
                for each in follows
            ]
            tell(told, event=Event(row.event), actor=row.actor)
            last = follows[-1].pk
            Announcement.objects.renew(lease, timezone.now(), last_follow=last)
        Announcement.objects.finish(lease, timezone.now())
    except LeaseLost:
        return


def _next(row: Announcement, last: int) -> list[Follow]:
    """Whoever followed when it happened comes in the order in which they began to."""
    rows = Follow.objects.filter(
        target_type=row.followed_type_id, target_id=row.followed_id, pk__gt=last
    )
    rows = rows.exclude(user__is_active=False).select_related("user")
    return list(rows.order_by("pk")[:AT_ONCE])
