"""Letting things happen in the past: what a service told people then is old news now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import MailDelivery, Notice
from hitrecord.demo.logins import DOMAIN
from hitrecord.foundation.own_rows import Mark

STILL_NEW = timedelta(days=8)


def days_before(now: datetime, days: float) -> datetime:
    return now - timedelta(days=days)


@contextmanager
def happening(at: datetime) -> Iterator[None]:
    """One transaction whose notices to the studio are dated `at`; their mails count as read
    long ago and are not sent. What workers tell meanwhile is theirs to send."""
    with transaction.atomic():
        mark = Mark(Notice)
        yield
        new = mark.since(Notice).filter(recipient__email__endswith=f"@{DOMAIN}")
        read_at = at if at < timezone.now() - STILL_NEW else None
        MailDelivery.objects.filter(notice__in=new.values("pk")).update(finished_at=at)
        new.update(created_at=at, read_at=read_at)
