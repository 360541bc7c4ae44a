"""Tell what people were told of somebody again under their name of now: a lot at a time, each in a
transaction of its own, so that nothing waits for all of it."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from accounts.models import Retelling
from accounts.telling import names
from hitrecord.foundation.leases import Lease, LeaseLost

log = logging.getLogger(__name__)
LATER: Final = timedelta(seconds=60)
INTERRUPTED: Final = "Not all that was told of them says their new name."


def retell(pk: int, now: datetime) -> None:
    """If it is due and free; safe to call any number of times. A name that changes meanwhile takes
    the lease away and begins anew."""
    lease = Retelling.objects.claim(pk, now)
    if lease is None:
        return
    try:
        while _told_some(lease):
            pass
    except LeaseLost:
        log.info("retelling %s was begun anew", pk)
    except Exception:
        log.exception("retelling %s failed", pk)
        Retelling.objects.retry_later(lease, timezone.now(), reason=INTERRUPTED, after=LATER)


@transaction.atomic
def _told_some(lease: Lease) -> bool:
    # First, so that a name that changes now waits for this lot, and is not told over it.
    Retelling.objects.renew(lease, timezone.now())
    row = Retelling.objects.select_related("person").get(pk=lease.pk)
    person, former, new = row.person, row.names, row.person.credit_name
    last = names.rename_some(person=person, names=former, new=new, after=row.through)
    if last is not None:
        Retelling.objects.renew(lease, timezone.now(), through=last)
        return True
    names.rename_news(person=person, names=former, new=new)
    Retelling.objects.held(lease).delete()
    return False
