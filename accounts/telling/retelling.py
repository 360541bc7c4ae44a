"""Tell what people were told of somebody again under their name of now."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from accounts.models import Retelling
from accounts.telling import names
from hitrecord.foundation.leases import Lease
from hitrecord.foundation.lots import work_off

INTERRUPTED: Final = "Not all that was told of them says their new name."


def retell(pk: int, now: datetime) -> None:
    """If it is due and free. A name that changes meanwhile takes the lease away and begins anew."""
    work_off(Retelling.objects.all(), pk, now, lot=_told_some, reason=INTERRUPTED)


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
