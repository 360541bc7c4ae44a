"""Take a file in whose parts are all there: its hash, then its place in the draft.

Small files are taken in while the page waits, large ones by a worker; both come through here, and
the row's lease lets only one of them through.
"""

from __future__ import annotations

import hashlib
import io
import logging
import time
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.files.storage import Storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from contributions.bell import ring_for_processing
from contributions.media import discreet
from contributions.media.first_look import kind_of_extra, likely_kind
from contributions.media.sniff import HEAD
from contributions.models import Draft, MediaFile, Processing, Sent, Upload
from contributions.models.draft import AlreadyPublished
from contributions.publication.when_ready import call_off
from hitrecord.foundation.leases import Lease, LeaseLost, renew_every
from hitrecord.foundation.locking import for_change
from hitrecord.foundation.multipart import Multipart, multipart
from hitrecord.foundation.stored import Stored, stored

log = logging.getLogger(__name__)
ABANDONED = timedelta(hours=24)
AGAIN = timedelta(seconds=30)
AT_ONCE = 100
OTHER_BYTES = gettext_noop(
    "What arrived is not the file you chose: something changed on the way. Nothing else is lost; "
    "choose the file again."
)
TOO_LATE = gettext_noop("The draft was published before this file was complete.")
LATE = gettext_noop("A file of it did not arrive within a day.")
UNREACHABLE = gettext_noop("The file could not be read back. Choose it again in a while.")


def originals() -> Storage:
    """Where complete files lie; the field knows."""
    storage: Storage = MediaFile._meta.get_field("original").storage
    return storage


def store() -> Multipart:
    return multipart(originals())


def look(upload: Upload) -> str:
    """What the first bytes of the complete file say. Raises Refused."""
    head = io.BytesIO(store().head(upload.name, HEAD))
    file: UploadedFile[bytes] = UploadedFile(
        head, upload.display_name, upload.content_type, upload.size
    )
    return kind_of_extra(file) if upload.is_extra else likely_kind(file)


def take_in(pk: int) -> None:
    """Make a file of the upload, if it is complete and free; safe to call any number of times."""
    lease = Upload.objects.claim(pk, timezone.now())
    if lease is None:
        return
    try:
        _take_in(lease, Upload.objects.get(pk=pk))
    except (LeaseLost, Upload.DoesNotExist, Draft.DoesNotExist):
        log.warning("upload %s was taken over or given up", pk)
    except AlreadyPublished:
        refuse(lease, _(TOO_LATE))
    except Exception:  # disk, object store, database: not the file's fault
        log.exception("upload %s could not be taken in", pk)
        now = timezone.now()
        Upload.objects.retry_later(lease, now, reason=_(UNREACHABLE), after=AGAIN)


def _take_in(lease: Lease, upload: Upload) -> None:
    file = _Held(lease, stored(originals(), upload.name))
    digest = hashlib.sha256()
    for chunk in file.chunks(0, file.size):
        digest.update(chunk)
    found = digest.hexdigest()
    if upload.sha256 and upload.sha256 != found:
        refuse(lease, _(OTHER_BYTES))
        return
    patches = discreet.plan(file)
    cleaned = discreet.discreet_hash(file, found, patches)
    with transaction.atomic():
        Draft.objects.hold_open(upload.draft_id)
        media = MediaFile.objects.filter(draft=upload.draft_id, sha256=found).first()
        if media is None:
            media = _file(upload, found, cleaned)
            discreet.keep(media, patches)
        else:
            # The same bytes twice in one draft are one file.
            forget_bytes(upload.name)
        Upload.objects.finish(lease, timezone.now(), media=media)


class _Held:
    """A stored file that renews the lease while it is read, for a film takes its time."""

    def __init__(self, lease: Lease, file: Stored) -> None:
        self.lease, self.file = lease, file
        self.size, self.changed = file.size, file.changed
        self._renewed = time.monotonic()

    def chunks(self, first: int, length: int) -> Iterator[bytes]:
        for chunk in self.file.chunks(first, length):
            if time.monotonic() - self._renewed > renew_every().total_seconds():
                self._renewed = time.monotonic()
                Upload.objects.renew(self.lease, timezone.now())
            yield chunk


def _file(upload: Upload, sha256: str, cleaned: str) -> MediaFile:
    media = MediaFile.objects.create(
        draft_id=upload.draft_id,
        uploader_id=upload.uploader_id,
        original=upload.name,
        display_name=upload.display_name,
        label=upload.label,
        size=upload.size,
        sha256=sha256,
        discreet_sha256=cleaned,
        kind=look(upload),
        is_extra=upload.is_extra,
    )
    _put_in_order(upload, media)
    begin_work(media, timezone.now())
    return media


def begin_work(media: MediaFile, now: datetime) -> None:
    """There is none on a file without a kind: it is ready as it came."""
    if media.kind:
        ring_for_processing(Processing.objects.create(media=media).pk)
    else:
        Processing.objects.create(media=media, finished_at=now, percent=100)


def _put_in_order(upload: Upload, media: MediaFile) -> None:
    """Files stand as they were chosen, not as they arrived: the first one is the work. Call with
    the draft held."""
    begun_later = set(
        Upload.objects.filter(draft=upload.draft_id, pk__gt=upload.pk, media__isnull=False)
        .exclude(media=media)
        .values_list("media", flat=True)
    )
    files = list(MediaFile.objects.filter(draft=upload.draft_id).exclude(pk=media.pk))
    place = next((at for at, each in enumerate(files) if each.pk in begun_later), None)
    if place is None:
        return
    files.insert(place, media)
    for position, each in enumerate(files):
        MediaFile.objects.filter(pk=each.pk).update(position=position)


@transaction.atomic
def refuse(lease: Lease, reason: str) -> None:
    """Keep the sentence, not the bytes."""
    name = Upload.objects.held(lease).values_list("name", flat=True).first()
    if name:
        Upload.objects.quarantine(lease, timezone.now(), reason=reason)
        forget_bytes(name)


def forget_bytes(name: str) -> None:
    """Remove a complete file once this is committed."""
    transaction.on_commit(lambda: originals().delete(name), robust=True)


def clear_away(upload: Upload) -> None:
    """Give an upload up, with what has arrived of it. Call with its row locked; one that has
    become a file keeps its bytes."""
    upload.delete()
    if upload.media_id is None:
        transaction.on_commit(lambda: store().abort(upload.name, upload.store_id), robust=True)
        forget_bytes(upload.name)


def clear_abandoned(now: datetime) -> None:
    """What nobody has touched for a day goes: parts that were never completed, refusals that were
    read, the rows of uploads that have become files, and what counted for yesterday's quotas."""
    Sent.objects.filter(at__lt=now - ABANDONED).delete()
    old = Upload.objects.filter(touched_at__lt=now - ABANDONED).exclude(
        arrived_at__isnull=False, finished_at=None, quarantined_at=None
    )
    for pk in old.order_by("touched_at").values_list("pk", flat=True)[:AT_ONCE]:
        with transaction.atomic():
            row = for_change(old, skips_held=True).filter(pk=pk).first()
            if row is not None:
                if row.finished_at is None:
                    call_off(row.draft, _(LATE))
                clear_away(row)
