"""Take a file in: a first look at its first bytes, its hash, its place in storage, its work."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from accounts.models import Person, User
from accounts.services import audit
from contributions.bell import ring_for_processing
from contributions.intake import begin_work
from contributions.media import discreet
from contributions.media.errors import Refused
from contributions.media.first_look import likely_kind
from contributions.media.names import display_name
from contributions.models import Draft, Kind, MediaFile, Poster, Processing
from contributions.services import quotas
from hitrecord.foundation.locking import for_change
from hitrecord.foundation.stored import Arriving


def receive(
    *, draft: Draft, uploader: User, file: UploadedFile[bytes], label: str = ""
) -> MediaFile:
    """Keep the file with the draft and ring for its processing; the same bytes once.

    Nothing is decoded here. Raises ValidationError with the sentence when the first bytes, the
    size or a name that promises something else already say no; AlreadyPublished.
    """
    return _taken(MediaFile(draft=draft, uploader=uploader, label=label), file)


def receive_portrait(*, person: Person, uploader: User, file: UploadedFile[bytes]) -> MediaFile:
    """As `receive`; the picture becomes the person's face once it is processed."""
    return _taken(MediaFile(portrait_of=person, uploader=uploader), file, wanted=Kind.IMAGE)


def receive_poster(
    *,
    poster: Poster,
    uploader: User,
    file: UploadedFile[bytes],
    alt_text: str,
    is_mature: bool = False,
) -> MediaFile:
    """As `receive`; the picture takes the place of the one before once it is processed."""
    media = MediaFile(poster=poster, uploader=uploader, alt_text=alt_text, is_mature=is_mature)
    return _taken(media, file, wanted=Kind.IMAGE)


@transaction.atomic
def remove(*, draft: Draft, file_id: int) -> None:
    """Take a file out of a draft."""
    gone = MediaFile.objects.select_for_update().filter(draft=draft, pk=file_id).first()
    if gone is not None:
        gone.discard()


def retry(*, media: MediaFile, now: datetime) -> None:
    """Try again what was set aside; the same bytes that were refused would be refused again."""
    with transaction.atomic():
        if Processing.objects.set_aside().filter(media=media).again(now):
            ring_for_processing(media.processing.pk)


@transaction.atomic
def retry_by_staff(*, work: Processing, by: User, now: datetime, reason: str = "") -> bool:
    """Also what was refused: a limit may be another by now. Written down, with why it failed."""
    if not Processing.objects.filter(pk=work.pk).again(now):
        return False
    why = "\n\n".join(part for part in (reason, work.reason) if part)
    audit.record(actor=by, action="file tried again", target=work, reason=why)
    ring_for_processing(work.pk)
    return True


def _taken(media: MediaFile, file: UploadedFile[bytes], wanted: Kind | None = None) -> MediaFile:
    try:
        media.kind = likely_kind(file, wanted=wanted)
    except Refused as refusal:
        raise ValidationError(refusal.sentence, code=refusal.code) from refusal
    return keep(media, file)


def keep(media: MediaFile, file: UploadedFile[bytes]) -> MediaFile:
    """Store the bytes, within the member's quota, and begin the work there is on them: none on a
    file without a kind."""
    media.display_name = display_name(file.name or "")
    media.size, media.sha256 = file.size or 0, _sha256(file)
    patches = discreet.plan(Arriving(file))
    media.discreet_sha256 = discreet.discreet_hash(Arriving(file), media.sha256, patches)
    file.seek(0)
    now = timezone.now()
    if not _is_there(media):
        with transaction.atomic():
            quotas.make_room(user=media.uploader, size=media.size, now=now)
    # Nobody waits for a member's row while a disk, or a bucket far away, takes the bytes.
    media.original.save(media.display_name, file, save=False)
    try:
        kept = _kept(media, patches, now)
    except BaseException:
        _forget(media)
        raise
    if kept is not media:
        _forget(media)
    return kept


@transaction.atomic
def _kept(media: MediaFile, patches: Any, now: datetime) -> MediaFile:
    """The row of bytes that are stored already, or the one that was there before."""
    quotas.hold(user=media.uploader)
    there = _there_already(media)
    if there is not None:
        return there
    quotas.make_room(user=media.uploader, size=media.size, now=now)
    quotas.count(user=media.uploader, size=media.size, now=now)
    media.save()
    discreet.keep(media, patches)
    begin_work(media, now)
    return media


def _forget(media: MediaFile) -> None:
    """Bytes that got no row. Where that fails too, they are swept."""
    with suppress(Exception):
        media.original.storage.delete(str(media.original.name))


def _is_there(media: MediaFile) -> bool:
    same = MediaFile.objects.filter(sha256=media.sha256)
    if media.poster_id is not None:
        return same.filter(poster=media.poster_id).exists()
    return media.draft_id is not None and same.filter(draft=media.draft_id).exists()


def _there_already(media: MediaFile) -> MediaFile | None:
    """A form sent twice brings its file twice. Holds the draft, or the poster, until the
    transaction ends."""
    if media.poster_id is not None:
        return _on_the_poster(media, media.poster_id)
    if media.draft_id is None:
        return None
    Draft.objects.hold_open(media.draft_id)
    return MediaFile.objects.filter(draft=media.draft_id, sha256=media.sha256).first()


def _on_the_poster(media: MediaFile, poster: int) -> MediaFile | None:
    """The same bytes once, with the words of the last form. What was on its way there, or could not
    be prepared, is followed by this one."""
    files = for_change(Poster.objects).get(pk=poster).files.all()
    there = files.filter(sha256=media.sha256, processing__quarantined_at=None).last()
    for late in files.filter(processing__finished_at=None).exclude(pk=there.pk if there else 0):
        late.discard()
    if there:
        there.alt_text, there.is_mature = media.alt_text, media.is_mature
        there.save(update_fields=["alt_text", "is_mature"])
    return there


def _sha256(file: UploadedFile[bytes]) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()
