"""What a member wants to hear by mail too."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction

from accounts.models import Departure, Event, SiteOnly, User
from accounts.models.mail_choice import MONEY_AND_RIGHTS

CHOOSABLE = [event for event in Event if event not in MONEY_AND_RIGHTS]


@transaction.atomic
def choose(*, user: User, mailed: Collection[str]) -> None:
    """Of these events there is a mail; of the other choosable ones a notice on the site only."""
    declined = [event for event in CHOOSABLE if event not in mailed]
    SiteOnly.objects.filter(user=user).exclude(event__in=declined).delete()
    SiteOnly.objects.bulk_create(
        [SiteOnly(user=user, event=event) for event in declined], ignore_conflicts=True
    )


def mailed_to(user: User) -> list[str]:
    """The choosable events that this member hears of by mail: all until they say otherwise."""
    declined = set(SiteOnly.objects.filter(user=user).values_list("event", flat=True))
    return [event for event in CHOOSABLE if event not in declined]


def without_mail(users: Iterable[User], event: Event) -> set[int]:
    """Ids of those who chose to read of this event on the site only, and of those about to leave,
    whom only money and rights still reach by mail."""
    told = list(users)
    rows = SiteOnly.objects.filter(user__in=told, event=event).values_list("user", flat=True)
    if event not in MONEY_AND_RIGHTS:
        leaving = Departure.objects.filter(user__in=told, finished_at=None)
        rows = rows.union(leaving.values_list("user", flat=True))
    return set(rows)
