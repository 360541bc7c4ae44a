"""Which walker knows a file, told from its first bytes."""

from __future__ import annotations

from collections.abc import Callable

from contributions.media.discreet import (
    bmff,
    chunks,
    gif,
    jpeg,
    matroska,
    ogg,
    png,
    tags,
    tiff,
    webp,
)
from contributions.media.discreet.patches import Patch, Patches
from contributions.media.discreet.window import Lost, TooLong, Window
from contributions.media.errors import Refused
from contributions.media.sniff import HEAD, Decoder, sniff
from hitrecord.foundation.stored import Stored

Walker = Callable[[Window, Patches], None]
_WALKERS: dict[str, Walker] = {
    "JPEG": jpeg.blank,
    "PNG": png.blank,
    "WEBP": webp.blank,
    "AVIF": bmff.blank,
    "HEIF": bmff.blank,
    "mov": bmff.blank,
    "GIF": gif.blank,
    "TIFF": tiff.blank,
    "matroska": matroska.blank,
    "ogg": ogg.blank,
    "wav": chunks.blank_wav,
    "aiff": chunks.blank_aiff,
    "mp3": tags.blank,
    "aac": tags.blank,
    "flac": tags.blank,
}

_FORWARD = {jpeg.blank, png.blank, webp.blank, gif.blank, matroska.blank}
"""They leave nothing private behind them. The others come back to a place later, so that of a file
they could not see to the end of nothing is sent."""


def plan(file: Stored) -> list[Patch] | None:
    """What to blank; None for a format that nobody here can clean."""
    window, patches = Window(file), Patches(file.size)
    decoder = _decoder(window.at(0, HEAD))
    if decoder is None:
        return None
    if decoder.family == "writing":
        # Plain text is nothing but the work.
        return []
    walker = _WALKERS.get(decoder.name)
    if walker is None:
        return None
    try:
        walker(window, patches)
    except TooLong as lost:
        patches.give_up(lost.at if walker in _FORWARD else 0)
    except Lost as lost:
        patches.give_up(lost.at)
    return patches.settled()


def _decoder(head: bytes) -> Decoder | None:
    try:
        return sniff(head)
    except Refused as refusal:
        # We cannot show these pictures, but they may be extra files.
        return Decoder("image", "HEIF") if refusal.code == "heic" else None
