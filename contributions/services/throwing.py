"""Throwing a draft away, and taking it back out for as long as it lies there."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from contributions import intake
from contributions.models import Draft, Upload
from contributions.publication.throwing_away import KEPT
from hitrecord.foundation.locking import for_change


@transaction.atomic
def throw_away(*, draft: Draft, now: datetime) -> None:
    """It keeps its words and its files; what is still on its way is broken off. A page that goes
    on writing begins another draft. Raises AlreadyPublished."""
    Draft.objects.hold_open(draft.pk)
    for upload in for_change(Upload.objects).filter(draft=draft, media=None):
        intake.clear_away(upload)
    rows = Draft.objects.filter(pk=draft.pk)
    rows.update(discarded_at=now, publish_when_ready_at=None, key=None)


def bring_back(*, draft: Draft, now: datetime) -> bool:
    """False when it is back already, or was to go before now."""
    there = Draft.objects.thrown_away().filter(pk=draft.pk, discarded_at__gte=now - KEPT)
    return bool(there.update(discarded_at=None))
