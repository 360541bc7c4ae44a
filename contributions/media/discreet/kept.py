"""What is to be blanked in an original, found once."""

from __future__ import annotations

from contributions.media.discreet.formats import plan
from contributions.media.discreet.originals import Original
from contributions.media.discreet.patches import Patch
from contributions.models import Blanking, MediaFile
from hitrecord.foundation.stored import Stored


def keep(media: MediaFile, patches: list[Patch] | None) -> Blanking:
    rows: list[list[int | str]] | None = None
    if patches is not None:
        rows = [[each.at, each.length, each.data.hex()] for each in patches]
    return Blanking.objects.get_or_create(media=media, defaults={"patches": rows})[0]


def original_of(media: MediaFile, file: Stored) -> Original:
    """As others get it. A file of which nothing is kept is walked through now, and not again."""
    try:
        kept = media.blanking
    except Blanking.DoesNotExist:
        kept = keep(media, plan(file))
        if kept.patches == []:
            # Nothing is private in it, so that its hash is known as well.
            MediaFile.objects.filter(pk=media.pk).update(discreet_sha256=media.sha256)
    return Original(file, [_patch(*row) for row in kept.patches or []])


def _patch(at: int | str, length: int | str, data: int | str) -> Patch:
    return Patch(int(at), int(length), bytes.fromhex(str(data)))
