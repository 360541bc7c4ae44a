"""A draft that was thrown away goes for good, with its files, once nobody wants it back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.urls import reverse

from contributions import intake
from contributions.models import Draft, MediaFile, Upload
from contributions.models.draft import AlreadyPublished
from contributions.publication.author_notices import THROWN_AWAY, tell_the_asked

KEPT: Final = timedelta(days=14)
AT_ONCE = 50


@transaction.atomic
def for_good(draft: Draft) -> None:
    """Whoever was asked to be an author hears of it now. Raises AlreadyPublished."""
    row = Draft.objects.select_for_update(of=("self",)).select_related("version").get(pk=draft.pk)
    if row.version is not None:
        raise AlreadyPublished(row.version)
    for author in row.authors.standing().select_related("person__user"):
        tell_the_asked(author, THROWN_AWAY, "thrown-away", url=reverse("drafts"))
    for media in MediaFile.objects.select_for_update().filter(draft=row):
        media.discard()
    for upload in Upload.objects.select_for_update().filter(draft=row, media=None):
        intake.clear_away(upload)
    row.delete()


def clear(now: datetime) -> None:
    """Of as many at once as a task has time for; the rest waits for the next one."""
    late = Draft.objects.thrown_away().filter(discarded_at__lt=now - KEPT)
    for pk in late.order_by("discarded_at").values_list("pk", flat=True)[:AT_ONCE]:
        with transaction.atomic():
            row = late.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
            if row is not None:
                for_good(row)
