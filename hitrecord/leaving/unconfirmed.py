"""Whoever typed an address that nobody ever confirmed is forgotten: its owner may know nothing of
it, and the handle is free for somebody who comes in."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from accounts.models.departure import Name, Works
from accounts.queries.members import never_came
from hitrecord.leaving.going import end

MOST = 500
logger = logging.getLogger(__name__)


def forget(now: datetime) -> int:
    """How many. Each on its own: one that fails keeps no other waiting."""
    return sum(_tried(pk, now) for pk in list(_due(now).values_list("pk", flat=True)[:MOST]))


def _due(now: datetime) -> QuerySet[User]:
    """It counts from when a link was last asked for."""
    since = now - timedelta(days=settings.UNCONFIRMED_DAYS)
    return never_came().filter(joined_at__lt=since).order_by("pk")


def _tried(pk: int, now: datetime) -> bool:
    try:
        return _forget(pk, now)
    except Exception:
        logger.exception("the sign-up %s could not be forgotten", pk)
        return False


@transaction.atomic
def _forget(pk: int, now: datetime) -> bool:
    """False for one whose address is confirmed at this very moment."""
    list(EmailAddress.objects.select_for_update().filter(user=pk))  # confirmed before, or not
    if not _due(now).filter(pk=pk).exists():
        return False
    end(user=User.objects.get(pk=pk), works=Works.STAY, name=Name.FORMER, now=now)
    return True
