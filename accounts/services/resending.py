"""Staff have a mail tried again that came back or was given up."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Announcement, Digest, Envelope, MailDelivery, Retelling, User
from accounts.services import audit
from hitrecord.foundation.locking import for_change


@transaction.atomic
def try_again(*, rows: QuerySet[MailDelivery], by: User, now: datetime, reason: str = "") -> int:
    """How many; what is sent, waits or is not needed any more is left alone. Each goes by itself
    now, and the log says by whose wish. Its member may have corrected their address."""
    ended = rows.filter(finished_at=None, quarantined_at__isnull=False, needless_at=None)
    locked = for_change(MailDelivery.objects.filter(pk__in=ended.values("pk")))
    again = list(locked.select_related("notice"))
    MailDelivery.objects.filter(pk__in=[row.pk for row in again]).begin_anew(
        now, bounced_at=None, digest=None
    )
    for row in again:
        audit.record(actor=by, action="mail tried again", target=row, reason=_why(reason, row))
    return len(again)


@transaction.atomic
def begin_again(
    *,
    rows: QuerySet[Announcement] | QuerySet[Digest] | QuerySet[Envelope] | QuerySet[Retelling],
    by: User,
    now: datetime,
    reason: str = "",
) -> int:
    """How many of these that were given up are tried anew. What a digest was to tell waits for
    the next one meanwhile: it comes back into this one."""
    model = rows.model
    ended = rows.filter(finished_at=None, quarantined_at__isnull=False)
    again = list(for_change(model.objects.filter(pk__in=ended.values("pk"))))
    for row in again:
        if isinstance(row, Digest):
            waiting = MailDelivery.objects.open().filter(
                digest__user=row.user_id, digest__pace=row.pace
            )
            waiting.update(digest=row)
        what = f"{model._meta.verbose_name} tried again"
        audit.record(actor=by, action=what, target=row, reason=_why(reason, row))
    model.objects.filter(pk__in=[row.pk for row in again]).begin_anew(now)
    return len(again)


def _why(reason: str, row: MailDelivery | Announcement | Digest | Envelope | Retelling) -> str:
    """Why somebody tries it again, and below it why it had ended."""
    return "\n\n".join(part for part in (reason, row.reason[:280]) if part)
