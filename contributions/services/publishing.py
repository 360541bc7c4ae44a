"""What an author decides about a draft: out with it, out with it as soon as it is ready, or not."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from contributions.models import Draft, Version
from contributions.publication.publish import publish
from contributions.publication.readiness import check
from contributions.publication.twin import twin_of
from contributions.publication.when_ready import is_waiting

__all__ = ["hold_back", "publish", "publish_when_ready", "twin_of"]


@transaction.atomic
def publish_when_ready(*, draft: Draft, now: datetime) -> Version | None:
    """Let the draft publish itself once its files are here and prepared; at once, with the version,
    when they are. Raises ValidationError by field for what only the author can add;
    AlreadyPublished.
    """
    Draft.objects.hold_open(draft.pk)
    row = Draft.objects.select_related("contribution__current").get(pk=draft.pk)
    check(row, list(row.files.select_related("processing")), may_wait=True)
    if not is_waiting(row):
        return publish(draft=row, by=draft.author, now=now)
    waiting = Draft.objects.filter(pk=row.pk, publish_when_ready_at=None)
    waiting.update(publish_when_ready_at=now)
    return None


@transaction.atomic
def hold_back(*, draft: Draft) -> None:
    """It stays a draft until somebody says otherwise. Raises AlreadyPublished."""
    Draft.objects.hold_open(draft.pk)
    Draft.objects.filter(pk=draft.pk).update(publish_when_ready_at=None)
