"""Saying that one wants to leave, and staying after all."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from accounts.models import Departure, Event, User
from accounts.services import sessions
from accounts.services.notices import notify
from accounts.telling.said import day_of
from accounts.telling.said import said as _
from hitrecord.foundation.locking import for_change
from hitrecord.leaving.preview import led_alone


@transaction.atomic
def ask(
    *, user: User, works: str, name: str, lets_go: bool, now: datetime, session: str = ""
) -> Departure:
    """Nothing but sessions ends yet. Twice is as good as once. Raises ValidationError."""
    for_change(User.objects).get(pk=user.pk)
    if user.is_staff:
        raise ValidationError(
            _("You are staff. Let another of the staff end that first; then you can leave.")
        )
    alone = led_alone(user)
    if alone and not lets_go:
        raise ValidationError(
            _("Nobody else leads %(titles)s. Make somebody a lead there, or let it look for one.")
            % {"titles": ", ".join(project.title for project in alone)}
        )
    due = now + timedelta(days=settings.LEAVING_DAYS)
    chosen = {"works": works, "name": name}
    departure, is_new = Departure.objects.get_or_create(
        user=user, defaults={**chosen, "asked_at": now, "due_at": due}
    )
    failed = Departure.objects.filter(pk=departure.pk, quarantined_at__isnull=False)
    if failed.begin_anew(now, asked_at=now, **chosen):
        # It never came to its end: the days in which they may stay begin anew, too.
        Departure.objects.filter(pk=departure.pk).update(due_at=due)
        departure.refresh_from_db()
        is_new = True
    if is_new:
        _tell(departure)
        sessions.end(user=user, but=session)
    else:
        Departure.objects.open().filter(pk=departure.pk).update(**chosen)
    return departure


def stay(*, user: User) -> bool:
    """False when there is nothing to take back, or it is too late."""
    waiting = Departure.objects.open().filter(user=user, lease_token=None)
    return bool(waiting.delete()[0])


def _tell(departure: Departure) -> None:
    notify(
        recipients=[departure.user],
        event=Event.DEPARTURE,
        subject=_("You leave on %(day)s") % {"day": day_of(departure.due_at)},
        body=_(
            "Until then everything is as it was, and you can stay after all: sign in and open"
            " the page below. If it was not you, do that at once and choose a new password."
        ),
        url=reverse("leaving"),
        target=departure,
        key=f"departure-{departure.pk}-{departure.due_at:%Y-%m-%d}",
    )
