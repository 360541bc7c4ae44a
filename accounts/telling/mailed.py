"""The rows of mails of new notices: at once, after the quiet hours, or as part of a digest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial

from celery import current_app
from django.db import transaction
from django.db.models import Count

from accounts.mailing.slots import next_of
from accounts.models import MailDelivery, Notice, Pace
from accounts.models.mail_choice import MONEY_AND_RIGHTS
from accounts.telling.ways import Way

MOST_AN_HOUR = 20
"""So many mails of their own come to somebody within an hour; the rest comes as a daily digest."""
HOUR = timedelta(hours=1)


def order(notices: Iterable[Notice], ways: Mapping[int, Way], now: datetime) -> None:
    """One row each, unless there is one or its member wants none. They ring after the commit."""
    wanted = [n for n in notices if ways[n.recipient_id].mail != Pace.NEVER]
    paces = _paces(wanted, ways, now)
    slots = [(n.recipient, paces[n.pk]) for n in wanted if paces[n.pk] != Pace.NOW]
    digests = next_of(slots, now)
    rows = [
        MailDelivery(
            notice=notice,
            digest=digests.get((notice.recipient_id, paces[notice.pk])),
            due_at=_due(notice, now),
        )
        for notice in wanted
    ]
    for row in MailDelivery.objects.bulk_create(rows):
        if row.digest is None and row.due_at <= now:
            ring = partial(current_app.send_task, "accounts.tasks.send_mail", (row.pk,))
            transaction.on_commit(ring, robust=True)


def _due(notice: Notice, now: datetime) -> datetime:
    """Money and rights wait for nobody's morning."""
    if notice.event in MONEY_AND_RIGHTS:
        return now
    return notice.recipient.hours.after_quiet(now)


def _paces(notices: list[Notice], ways: Mapping[int, Way], now: datetime) -> dict[int, Pace]:
    """By notice: as chosen, but a flood comes as a digest."""
    paces = {n.pk: ways[n.recipient_id].mail for n in notices}
    hasty = [n for n in notices if paces[n.pk] == Pace.NOW and n.event not in MONEY_AND_RIGHTS]
    if not hasty:
        return paces
    lately = (
        Notice.objects.filter(recipient__in={n.recipient_id for n in hasty})
        .filter(created_at__gt=now - HOUR, mail__isnull=False, mail__digest=None)
        .order_by()
        .values_list("recipient")
        .annotate(mails=Count("pk"))
    )
    sent = dict(lately)
    for notice in hasty:
        if sent.get(notice.recipient_id, 0) >= MOST_AN_HOUR:
            paces[notice.pk] = Pace.DAILY
        sent[notice.recipient_id] = sent.get(notice.recipient_id, 0) + 1
    return paces
