"""Stems, layers and other files beside the work: labelled, in an order, kept as they came."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from contributions.media.errors import Refused
from contributions.media.first_look import kind_of_extra
from contributions.models import Draft, Kind, MediaFile
from contributions.services import uploads


def receive(
    *, draft: Draft, uploader: User, file: UploadedFile[bytes], label: str = ""
) -> MediaFile:
    """Keep any file with the draft, to be downloaded. Raises ValidationError with a sentence for
    an empty file and for one that is too large; AlreadyPublished."""
    media = MediaFile(draft=draft, uploader=uploader, label=label, is_extra=True)
    try:
        media.kind = kind_of_extra(file)
    except Refused as refusal:
        raise ValidationError(refusal.sentence, code=refusal.code) from refusal
    return uploads.keep(media, file)


def name_them(*, draft: Draft, labels: Mapping[int, str]) -> None:
    """Give the draft's files these labels."""
    for media in draft.files.filter(pk__in=labels):
        if media.label != labels[media.pk]:
            MediaFile.objects.filter(pk=media.pk, draft=draft).update(label=labels[media.pk])


def say_what_is_on_them(*, draft: Draft, alts: Mapping[int, str]) -> None:
    """Give the draft's pictures these alt texts; without one a picture has that of the work."""
    for media in draft.files.filter(pk__in=alts, kind=Kind.IMAGE):
        if media.alt_text != alts[media.pk]:
            MediaFile.objects.filter(pk=media.pk, draft=draft).update(alt_text=alts[media.pk])


@transaction.atomic
def move(*, draft: Draft, file_id: int, to: str) -> None:
    """`first` makes a file the work itself, `up` changes places with the one before it. Extra
    files stay behind the others. Raises AlreadyPublished."""
    Draft.objects.hold_open(draft.pk)
    files = list(draft.files.all())
    place = next((at for at, each in enumerate(files) if each.pk == file_id), None)
    if place is None:
        return
    moved = files[place]
    first = next(at for at, each in enumerate(files) if each.is_extra == moved.is_extra)
    if to in {"first", "up"} and place > first:
        files.insert(first if to == "first" else place - 1, files.pop(place))
        for position, each in enumerate(files):
            MediaFile.objects.filter(pk=each.pk).update(position=position)
