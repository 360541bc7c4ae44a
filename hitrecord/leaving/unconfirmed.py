"""Whoever typed an address that nobody ever confirmed is forgotten: its owner may know nothing of
it, and the handle is free for somebody who comes in."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction

from accounts.models import User
from accounts.models.departure import Name, Works
from accounts.queries.members import unconfirmed
from hitrecord.foundation.locking import for_change
from hitrecord.leaving.going import end

MOST = 500


def forget(now: datetime) -> int:
    """How many. Each on its own, so that one that fails keeps no other waiting for more than a
    round. Nobody of the staff: whoever made such an account by hand ends it by hand."""
    since = now - timedelta(days=settings.UNCONFIRMED_DAYS)
    due = unconfirmed().filter(joined_at__lt=since, last_login=None, is_staff=False)
    return sum(_forget(user, now) for user in due.order_by("?")[:MOST])


@transaction.atomic
def _forget(user: User, now: datetime) -> bool:
    """False for one whose address is confirmed at this very moment."""
    addresses = list(for_change(EmailAddress.objects.filter(user=user)))
    if any(address.verified for address in addresses):
        return False
    end(user=user, works=Works.STAY, name=Name.FORMER, now=now)
    return True
