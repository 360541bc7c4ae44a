"""Draw one picture for links: safe to run three times in any order, and after any crash."""

from __future__ import annotations

import io
import logging
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from contributions.domain.linked import Linked
from contributions.media.link_picture import drawn
from contributions.models import LinkPicture, Rendition
from contributions.models.link_picture import FILE
from contributions.queries.linked import linked_of
from hitrecord.foundation.leases import Lease, LeaseLost

log = logging.getLogger(__name__)
PAUSE = timedelta(minutes=1)


def draw(pk: int, now: datetime) -> None:
    """Nobody waits for it: after three attempts it is set aside, and links show the site's own."""
    lease = LinkPicture.objects.claim(pk, now)
    if lease is None:
        return
    try:
        _draw(lease)
    except LeaseLost:
        return
    except Exception:
        log.exception("the picture for links %s could not be drawn", pk)
        LinkPicture.objects.retry_later(
            lease, timezone.now(), reason="It could not be drawn.", after=PAUSE
        )


def _draw(lease: Lease) -> None:
    row = LinkPicture.objects.select_related("version").get(pk=lease.pk)
    shown = linked_of([row.version.contribution_id]).get(row.version.contribution_id)
    storage, before = row.file.storage, row.file.name
    if shown is None or shown.version_id != row.version_id:
        # Not to be shown any more; if that changes, it is ordered anew.
        LinkPicture.objects.held(lease).delete()
    else:
        _keep(lease, row, shown)
    if before:
        storage.delete(before)


def _keep(lease: Lease, row: LinkPicture, shown: Linked) -> None:
    row.file.save(FILE, ContentFile(_bytes_of(shown)), save=False)
    try:
        with transaction.atomic():
            LinkPicture.objects.finish(
                lease, timezone.now(), file=row.file.name, digest=shown.digest
            )
    except BaseException:
        row.file.delete(save=False)
        raise


def _bytes_of(shown: Linked) -> bytes:
    if not shown.picture:
        return drawn(shown, None)
    with Rendition(file=shown.picture).file.open("rb") as picture:
        return drawn(shown, io.BytesIO(picture.read()))
