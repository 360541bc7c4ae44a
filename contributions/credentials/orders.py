"""Have a version signed, or what came with a file read, once the rest is done and committed."""

from __future__ import annotations

from datetime import datetime

from contributions.bell import ring
from contributions.models import Incoming, MediaFile, Signing, Version


def order(*, version: Version, now: datetime) -> None:
    """Again when it was signed before: what still says what holds stays as it is."""
    Signing.objects.bulk_create([Signing(version=version)], ignore_conflicts=True)
    row = Signing.objects.get(version=version)
    Signing.objects.filter(pk=row.pk).begin_anew(now, ordered_at=now)
    ring("sign", row.pk)


def order_reading(*, media: MediaFile) -> None:
    """Once for each file; asking again changes nothing."""
    Incoming.objects.bulk_create([Incoming(media=media)], ignore_conflicts=True)
    ring("read_credentials", Incoming.objects.get(media=media).pk)


def try_again(*, signings: list[int], now: datetime) -> int:
    """What had been given up, with all attempts anew."""
    rows = Signing.objects.filter(pk__in=signings, quarantined_at__isnull=False)
    found = list(rows.values_list("pk", flat=True))
    Signing.objects.filter(pk__in=found).begin_anew(now)
    for pk in found:
        ring("sign", pk)
    return len(found)
