"""Which pictures for links are to be drawn, drawn anew, or taken away."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from contributions.bell import ring
from contributions.models import LinkPicture
from contributions.queries.linked import linked_of, undrawn
from hitrecord.foundation.afterwards import afterwards
from hitrecord.foundation.locking import for_change

AT_ONCE = 200


@transaction.atomic
def look_round(now: datetime) -> None:
    """New works first; then those that were looked at longest ago."""
    new = linked_of(list(undrawn().values_list("pk", flat=True)[:AT_ONCE]))
    LinkPicture.objects.bulk_create(
        [
            LinkPicture(version_id=each.version_id, digest=each.digest, due_at=now, checked_at=now)
            for each in new.values()
        ],
        ignore_conflicts=True,
    )
    rows = for_change(LinkPicture.objects, skips_held=True)
    oldest = list(rows.select_related("version").order_by("checked_at", "pk")[:AT_ONCE])
    wanted = linked_of([row.version.contribution_id for row in oldest])
    for row in oldest:
        shown = wanted.get(row.version.contribution_id)
        if shown is None or shown.version_id != row.version_id:
            _take_away(row)
        elif row.digest != shown.digest:
            LinkPicture.objects.filter(pk=row.pk).begin_anew(now, digest=shown.digest)
            ring("draw_link_picture", row.pk)
    LinkPicture.objects.filter(pk__in=[row.pk for row in oldest]).update(checked_at=now)


def _take_away(row: LinkPicture) -> None:
    """Of a work that is down or mature now, or of a version that has a newer one."""
    name = row.file.name
    LinkPicture.objects.filter(pk=row.pk).delete()
    if name:
        afterwards(row.file.storage.delete, name)
