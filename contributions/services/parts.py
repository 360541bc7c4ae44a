"""A file that comes in parts: begun, sent part by part, completed or given up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from contributions import intake
from contributions.bell import ring
from contributions.media.errors import Refused
from contributions.media.first_look import expect_size
from contributions.media.names import display_name
from contributions.models import Draft, Upload
from contributions.services import quotas
from hitrecord.foundation.locking import for_change
from hitrecord.foundation.multipart import FolderParts, Gone

SMALL = 32 * 1024 * 1024
"""Bytes that are hashed while the page waits, in a fraction of a second."""
OTHER_SIZE = gettext_noop(
    "What arrived is not as large as the file you chose. Nothing else is lost; choose it again."
)
VANISHED = gettext_noop("What had arrived of this file is gone. Choose it again.")


class PartsMissing(Exception):
    """Completed too early: `numbers` have not arrived, or not whole."""

    def __init__(self, numbers: list[int]) -> None:
        super().__init__(numbers)
        self.numbers = numbers


class NotComing(Exception):
    """The upload takes no parts: it is complete, refused or given up, or the bucket takes them."""


def begin(
    *,
    draft: Draft,
    name: str,
    size: int,
    now: datetime,
    content_type: str = "",
    modified: int = 0,
    label: str = "",
    is_extra: bool = False,
) -> Upload:
    """Open an upload into the draft, or find the one begun for this very file, to go on with it.

    Raises ValidationError with a sentence for its size or the member's quota; AlreadyPublished.
    """
    shown = display_name(name)
    try:
        expect_size(shown, content_type, size, is_extra=is_extra)
    except Refused as refusal:
        raise ValidationError(refusal.sentence, code=refusal.code) from refusal
    same = {"display_name": shown, "size": size, "modified": modified, "is_extra": is_extra}
    begun = _begun(draft, same, now)
    if begun is not None:
        return begun
    # Nobody waits for a member's row while a bucket far away answers.
    place = f"{uuid4().hex}.bin"
    store_id = intake.store().begin(place)
    facts = {"label": label, "content_type": content_type[:100], "store_id": store_id}
    upload = None
    try:
        with transaction.atomic():
            upload = _begun(draft, same, now)
            if upload is None:
                upload = Upload.objects.create(
                    **same,
                    **facts,
                    uploader=draft.author,
                    draft=draft,
                    part_size=settings.UPLOAD_PART_BYTES,
                    name=place,
                    created_at=now,
                    touched_at=now,
                )
    finally:
        if upload is None or upload.name != place:
            with suppress(Exception):  # then it is swept
                intake.store().abort(place, store_id)
    return upload


@transaction.atomic
def _begun(draft: Draft, same: dict[str, Any], now: datetime) -> Upload | None:
    """The upload that was begun for this very file; where there is none, that there is room."""
    quotas.hold(user=draft.author)
    Draft.objects.hold_open(draft.pk)
    begun: Upload | None = Upload.objects.coming().filter(draft=draft, **same).first()
    if begun is None:
        quotas.make_room_for_parts(user=draft.author, size=same["size"], now=now)
    return begun


def missing(upload: Upload) -> list[int]:
    """Numbers of the parts that are not there yet, whole."""
    try:
        arrived = intake.store().arrived(upload.name, upload.store_id)
    except Gone:
        return []
    numbers = range(1, upload.parts + 1)
    return [number for number in numbers if arrived.get(number) != upload.size_of(number)]


@contextmanager
def scratch(upload: Upload) -> Iterator[Path]:
    """A place to write one part to while it comes in. Raises NotComing."""
    store = intake.store()
    if not isinstance(store, FolderParts):
        raise NotComing
    try:
        path = store.scratch(upload.name)
    except Gone as gone:
        raise NotComing from gone
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


@transaction.atomic
def put(*, upload: Upload, number: int, part: Path, now: datetime) -> None:
    """Keep a part that came in whole. Raises NotComing."""
    store = intake.store()
    row = for_change(Upload.objects.coming()).filter(pk=upload.pk).first()
    if row is None or not isinstance(store, FolderParts):
        raise NotComing
    try:
        store.put(row.name, number, row.offset(number), part)
    except Gone as gone:
        raise NotComing from gone
    Upload.objects.filter(pk=row.pk).update(touched_at=now)


def complete(*, upload: Upload, now: datetime, sha256: str = "") -> Upload:
    """All parts are there: make them one file and take it in; a large one a little later.

    Doing it twice is doing it once. Raises PartsMissing; ValidationError with a sentence when what
    arrived is something else, of which nothing stays.
    """
    with transaction.atomic():
        row: Upload = for_change(Upload.objects).get(pk=upload.pk)
        if row.arrived_at is None and row.quarantined_at is None:
            _assemble(row, sha256, now)
    if row.size <= SMALL:
        intake.take_in(row.pk)
    row = Upload.objects.select_related("media").filter(pk=row.pk).first() or row
    if row.quarantined_at:
        raise ValidationError(row.reason, code="refused")
    return row


def _assemble(row: Upload, sha256: str, now: datetime) -> None:
    absent = missing(row)
    if absent:
        raise PartsMissing(absent)
    # Without parts it was completed by a request that ended before it could say so.
    with suppress(Gone):
        intake.store().complete(row.name, row.store_id)
    problem = _problem(row)
    if problem:
        row.quarantined_at, row.reason = now, problem
        intake.forget_bytes(row.name)
    else:
        row.arrived_at = row.due_at = now
        row.sha256 = sha256
        quotas.count(user=row.uploader, size=row.size, now=now)
        if row.size > SMALL:
            ring("take_in", row.pk)
    row.save()


def _problem(row: Upload) -> str:
    """A sentence about the complete file, "" when it is what was begun and can be read."""
    if not intake.originals().exists(row.name):
        return _(VANISHED)
    if intake.originals().size(row.name) != row.size:
        return _(OTHER_SIZE)
    try:
        intake.look(row)
    except Refused as refusal:
        return refusal.sentence
    return ""


@transaction.atomic
def give_up(*, upload: Upload) -> None:
    """Cancel it, with what has arrived. A file that is taken in already stays."""
    row = for_change(Upload.objects).filter(pk=upload.pk).first()
    if row is not None and row.media_id is None:
        intake.clear_away(row)
