from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Export, User
from hitrecord import tasks
from hitrecord.foundation.afterwards import afterwards
from hitrecord.foundation.locking import for_change

A_DAY = timedelta(days=1)


@transaction.atomic
def ask(*, user: User, now: datetime) -> Export:
    """One at a time, and one a day; what failed does not count. Raises ValidationError."""
    for_change(User.objects).get(pk=user.pk)
    mine = Export.objects.filter(user=user)
    under_way = mine.open().first()
    if under_way:
        return under_way  # type: ignore[no-any-return]
    if next_at(user=user, now=now):
        raise ValidationError(
            _("One archive a day. The one of today is below; come back tomorrow.")
        )
    export = Export.objects.create(user=user, asked_at=now, due_at=now)
    afterwards(tasks.export.delay, export.pk)
    return export


def next_at(*, user: User, now: datetime) -> datetime | None:
    """When they can ask again; None when they can do so now."""
    counted = Export.objects.filter(user=user, asked_at__gt=now - A_DAY, quarantined_at=None)
    latest = counted.order_by("-asked_at").first()
    return latest.asked_at + A_DAY if latest else None
