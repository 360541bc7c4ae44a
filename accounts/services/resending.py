"""Staff have a mail tried again that came back or was given up."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import MailDelivery, User
from accounts.services import audit


@transaction.atomic
def try_again(*, rows: QuerySet[MailDelivery], by: User, now: datetime) -> int:
    """How many; what is sent or waits is left alone. Each goes by itself now, and the log says by
    whose wish. Its member may have corrected their address."""
    ended = rows.filter(finished_at=None, quarantined_at__isnull=False)
    locked = MailDelivery.objects.filter(pk__in=ended.values("pk")).select_for_update()
    again = list(locked.select_related("notice"))
    MailDelivery.objects.filter(pk__in=[row.pk for row in again]).begin_anew(
        now, bounced_at=None, digest=None
    )
    for row in again:
        audit.record(actor=by, action="mail tried again", target=row, reason=row.reason[:280])
    return len(again)
