"""Read what the credentials in an upload say: the row of Incoming is the truth."""

from __future__ import annotations

import logging
from dataclasses import asdict
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from contributions.credentials import glass, likely
from contributions.media.errors import Refused
from contributions.media.stored_here import here
from contributions.models import Incoming, MediaFile
from hitrecord.foundation.leases import Lease, LeaseLost

log = logging.getLogger(__name__)
LATER = timedelta(minutes=1)


def read(pk: int, now: datetime) -> None:
    """Safe to call any number of times. A hostile file ends in a row that says so, no more."""
    lease = Incoming.objects.claim(pk, now)
    if lease is None:
        return
    try:
        _read(lease, MediaFile.objects.get(incoming=pk))
    except LeaseLost:
        log.warning("reading %s was taken over by another worker", pk)
    except Refused:
        reason = _("There are credentials in this file that cannot be read.")
        Incoming.objects.quarantine(lease, timezone.now(), reason=reason)
    except Exception:
        log.exception("reading the credentials %s failed", pk)
        reason = _("The credentials of this file could not be read.")
        Incoming.objects.retry_later(lease, timezone.now(), reason=reason, after=LATER)


def _read(lease: Lease, media: MediaFile) -> None:
    def moved() -> None:
        Incoming.objects.renew(lease, timezone.now())

    with here(media.original, moved) as path:
        found = glass.read(path, moved=moved)
    now = timezone.now()
    Incoming.objects.finish(lease, now, found=asdict(found) if found else {})
    if found:
        likely.suggest(media=media, found=found, now=now)
