"""Files from before there were fingerprints, or whose fingerprint is made in another way now."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Q

from contributions.media import fingerprints
from contributions.media.errors import MediaError
from contributions.media.rendered import Rendered
from contributions.media.sandbox import render
from contributions.models import Kind, MediaFile, Version
from contributions.seeking.orders import order, order_for_file
from hitrecord.foundation.locking import for_change

_AT_ONCE = 50
# What visitors get is smaller than what was sent, and tells the same.
_SHOWN = {
    Kind.IMAGE: ("image-640-jpeg", "image-320-jpeg"),
    Kind.AUDIO: ("stream-mp3",),
    Kind.VIDEO: ("film-360", "film-720"),
}


def without_print(*, at_most: int = 0) -> Iterator[MediaFile]:
    """Batch by batch, so that what another process has done meanwhile is not done again."""
    lacking = MediaFile.objects.filter(
        Q(fingerprint=None) | ~Q(fingerprint__method=fingerprints.METHOD),
        processing__finished_at__isnull=False,
        portrait_of=None,
        poster=None,
    ).exclude(kind=Kind.WRITING)
    seen, count = 0, 0
    while batch := list(lacking.filter(pk__gt=seen).order_by("pk")[:_AT_ONCE]):
        for media in batch:
            if at_most and count >= at_most:
                return
            seen, count = media.pk, count + 1
            yield media


def take_print(media: MediaFile, now: datetime) -> str:
    """In a child process as always. What cannot be read keeps an empty one, and its reason is
    told. The rows of the outputs are taken in before their folder is gone."""
    with tempfile.TemporaryDirectory(prefix="fingerprint-") as folder:
        try:
            rendered, said = _seen_again(media, Path(folder)), "made"
        except MediaError as error:
            rendered, said = Rendered("image", {}, ()), error.code
        return said if _kept(media, rendered, now) else "gone"


def _seen_again(media: MediaFile, folder: Path) -> Rendered:
    shown = {each.role: each for each in media.renditions.all()}
    roles = [role for role in _SHOWN.get(Kind(media.kind), ()) if role in shown]
    if not roles:
        return Rendered("image", {}, ())
    copy, into = folder / "shown", folder / "made"
    into.mkdir()
    with shown[roles[0]].file.open("rb") as file, copy.open("wb") as ours:
        shutil.copyfileobj(file, ours)
    return render(copy, into, progress=lambda _: None)


@transaction.atomic
def _kept(media: MediaFile, rendered: Rendered, now: datetime) -> bool:
    found = for_change(MediaFile.objects).filter(pk=media.pk).first()
    if found is not None:
        fingerprints.keep(found, rendered)
        order_for_file(found, now)
    return found is not None


def searched_never(now: datetime) -> int:
    """Order the searches of published versions that had none."""
    found = Version.objects.filter(source_search=None, contribution__current__isnull=False)
    rows = list(found.defer("text", "html"))
    for version in rows:
        with transaction.atomic():
            order(version=version, now=now)
    return len(rows)
