"""Have a version signed, or what came with a file read, once the rest is done and committed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from contributions.bell import ring
from contributions.models import Incoming, MediaFile, Signing, Version


def order(*, version: Version, now: datetime) -> None:
    """Again when it was signed before: what is signed already stays as it is, and what was made
    since is added."""
    Signing.objects.bulk_create([Signing(version=version)], ignore_conflicts=True)
    row = Signing.objects.get(version=version)
    _anew(Signing.objects.filter(pk=row.pk), now)
    ring("sign", row.pk)


def order_reading(*, media: MediaFile) -> None:
    """Once for each file; asking again changes nothing."""
    Incoming.objects.bulk_create([Incoming(media=media)], ignore_conflicts=True)
    ring("read_credentials", Incoming.objects.get(media=media).pk)


def try_again(*, signings: list[int], now: datetime) -> int:
    """What had been given up, with all attempts anew."""
    rows = Signing.objects.filter(pk__in=signings, quarantined_at__isnull=False)
    found = list(rows.values_list("pk", flat=True))
    _anew(Signing.objects.filter(pk__in=found), now)
    for pk in found:
        ring("sign", pk)
    return len(found)


def _anew(rows: Any, now: datetime) -> None:
    """Whoever is at it now loses the lease, and what is done is not done twice."""
    rows.update(
        finished_at=None,
        quarantined_at=None,
        lease_token=None,
        lease_until=None,
        attempts=0,
        due_at=now,
        reason="",
    )
