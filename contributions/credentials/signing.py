"""Sign what a version shows and gives away: the row of Signing is the truth.

Each file is swapped by itself, on the lease, so that an attempt goes on where the last one ended.
"""

from __future__ import annotations

import logging
import time
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from contributions.credentials import waiting
from contributions.credentials.desk import Desk
from contributions.media.errors import Refused
from contributions.models import Signing
from hitrecord.foundation.leases import Lease, LeaseLost, renew_every

log = logging.getLogger(__name__)
LATER = timedelta(minutes=1)


def sign(pk: int, now: datetime) -> None:
    """Safe to call any number of times. Whatever goes wrong, the version is as it was before."""
    if waiting.is_put_off(pk, now):
        return
    lease = Signing.objects.claim(pk, now)
    if lease is None:
        return
    try:
        _sign(lease)
    except LeaseLost:
        log.warning("signing %s was taken over by another worker", pk)
    except Exception:
        log.exception("signing %s failed", pk)
        reason = _("These files could not be signed. Nothing else is the matter with the work.")
        Signing.objects.retry_later(lease, timezone.now(), reason=reason, after=LATER)


def _sign(lease: Lease) -> None:
    row = Signing.objects.select_related("version__contribution").get(pk=lease.pk)
    desk = Desk(row.version, lease, _Renewal(lease), says_less=row.attempts > 1)
    refused = []
    for name, work in desk.everything():
        try:
            work()
        except Refused:
            refused.append(name)
    now = timezone.now()
    if refused:
        reason = _("Not fit to be signed: %(names)s") % {"names": ", ".join(refused)}
        Signing.objects.quarantine(lease, now, reason=reason)
    else:
        Signing.objects.finish(lease, now)


class _Renewal:
    """Called while bytes move; raises LeaseLost."""

    def __init__(self, lease: Lease) -> None:
        self._lease, self._at = lease, time.monotonic()

    def __call__(self) -> None:
        if time.monotonic() - self._at >= renew_every().total_seconds():
            self._at = time.monotonic()
            Signing.objects.renew(self._lease, timezone.now())
