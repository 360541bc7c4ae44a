"""Searches for sources are ordered whenever there is something new to look at."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from contributions.bell import ring
from contributions.models import Draft, MediaFile, SourceSearch, Version

PAUSE = timedelta(seconds=10)
SHORT = 60
"""Characters: too few to share a passage."""


def order(*, draft: Draft | None = None, version: Version | None = None, now: datetime) -> None:
    """Search, once more if it was done before; a search under way begins anew."""
    row, _ = SourceSearch.objects.get_or_create(draft=draft, version=version)
    SourceSearch.objects.filter(pk=row.pk).begin_anew(now)
    ring("seek", row.pk)


def order_for_file(media: MediaFile, now: datetime) -> None:
    """Its draft's or its version's, once there is a fingerprint."""
    if media.draft is not None:
        order(draft=media.draft, now=now)
    elif media.version is not None:
        order(version=media.version, now=now)


def order_for_words(draft: Draft, now: datetime) -> None:
    """When the draft says something else than it did at the last search; after a pause, because
    its author goes on typing."""
    text = draft.text.strip()
    if len(text) < SHORT:
        return
    words = hashlib.sha256(text.encode(errors="replace")).hexdigest()
    row = SourceSearch.objects.filter(draft=draft).first()
    known = row.words if row else ""
    if words != known and (row is None or row.finished_at):
        order(draft=draft, now=now + PAUSE)
