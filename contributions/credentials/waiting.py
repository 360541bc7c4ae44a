"""A version is signed after its files are made, and after its sources, which it quotes."""

from __future__ import annotations

from datetime import datetime, timedelta

from contributions.models import Processing, Signing, Version

AGAIN = timedelta(seconds=20)
PATIENCE = timedelta(minutes=10)
"""For sources that are still to be signed; files are waited for as long as they take."""


def is_put_off(pk: int, now: datetime) -> bool:
    """It is due again in a while, and no attempt is counted."""
    row = Signing.objects.due(now).filter(pk=pk).select_related("version").first()
    if row is None or not _waits(row.version, row.ordered_at, now):
        return False
    Signing.objects.due(now).filter(pk=pk).update(due_at=now + AGAIN)
    return True


def _waits(version: Version, since: datetime, now: datetime) -> bool:
    if Processing.objects.open().filter(media__version=version).exists():
        return True
    sources = Signing.objects.open().filter(version__derivative_edges__derivative=version)
    return now - since < PATIENCE and sources.exists()
