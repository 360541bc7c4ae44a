"""How a member wants to hear of what: on the site, by mail at once, in a digest, or not."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from accounts.mailing.slots import set_anew
from accounts.models import Choice, Event, MailDelivery, Pace, User
from accounts.models.mail_choice import MONEY_AND_RIGHTS
from accounts.telling.ways import Way, usual_way

CHOOSABLE = [event for event in Event if event not in MONEY_AND_RIGHTS]


@transaction.atomic
def choose(
    *, user: User, ways: Mapping[str, Way], hours: Mapping[str, int | None] | None = None
) -> None:
    """Of the events that are named; of the others nothing changes. What is as usual needs no row.
    `hours` are columns of Habits. Raises ValueError for an event nobody can choose about."""
    if not set(CHOOSABLE).issuperset(ways):
        raise ValueError("money and rights are always told")
    rows = [
        Choice(user=user, event=event, on_site=way.on_site, mail=way.mail)
        for event, way in ways.items()
        if way != usual_way(event)
    ]
    as_usual = ways.keys() - {row.event for row in rows}
    Choice.objects.filter(user=user, event__in=as_usual).delete()
    Choice.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["user", "event"],
        update_fields=["on_site", "mail"],
    )
    if hours:
        for name, hour in hours.items():
            setattr(user, name, hour)
        user.save(update_fields=list(hours))
        move(user=user)


def move(*, user: User) -> None:
    """What waits comes at the hour that is meant now, and not in what is quiet now."""
    set_anew(user)
    now = timezone.now()
    rows = MailDelivery.objects.alone().open().filter(notice__recipient=user, lease_token=None)
    for row in rows.exclude(notice__event__in=MONEY_AND_RIGHTS):
        # Put off by quiet hours alone, or tried before and to be tried again then.
        meant = max(row.due_at, now) if row.attempts else now
        rows.filter(pk=row.pk).update(due_at=user.hours.after_quiet(meant))


def ways_of(user: User) -> dict[str, Way]:
    """For each choosable event."""
    chosen = {row.event: Way(row.on_site, Pace(row.mail)) for row in user.choices.all()}
    return {event: chosen.get(event, usual_way(event)) for event in CHOOSABLE}
