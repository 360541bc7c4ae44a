"""WebP: the picture, its frames and its colour profile; Exif (but the orientation), XMP and
chunks nobody knows are emptied, and the header no longer promises them."""

from __future__ import annotations

from contributions.media.discreet.orientation import only_orientation
from contributions.media.discreet.patches import Patches
from contributions.media.discreet.window import Lost, Window

PICTURE = {b"VP8 ", b"VP8L", b"ALPH"}
KEPT = PICTURE | {b"ANIM", b"ICCP"}
HAS_EXIF, HAS_XMP, FRAME_HEADER = 0x08, 0x04, 16


def blank(window: Window, patches: Patches) -> None:
    end = min(8 + window.number(4, 4, "little"), window.size)
    patches.zero(end, window.size - end)
    at, header, turned = 12, -1, False
    while at + 8 <= end:
        name, length = window.exactly(at, 4), window.number(at + 4, 4, "little")
        if name == b"VP8X":
            header = at + 8
        elif name == b"ANMF":
            _frame(window, patches, at + 8 + FRAME_HEADER, min(at + 8 + length, end))
        elif name not in KEPT:
            turned = _empty(window, patches, at, min(length, end - at - 8)) or turned
        at += 8 + length + length % 2
    if header >= 0:
        flags = window.number(header, 1) & ~HAS_XMP & ~(0 if turned else HAS_EXIF)
        patches.write(header, bytes([flags]))


def _empty(window: Window, patches: Patches, at: int, length: int) -> bool:
    """Whether an orientation is left."""
    turned = b""
    if window.at(at, 4) == b"EXIF":
        tiff = window.at(at + 8, min(length, 65536))
        turned = only_orientation(tiff.removeprefix(b"Exif\x00\x00"))
    patches.write(at, b"EXIF" if turned else b"JUNK")
    patches.write(at + 8, turned, length + length % 2)
    return bool(turned)


def _frame(window: Window, patches: Patches, at: int, end: int) -> None:
    while at + 8 <= end:
        length = window.number(at + 4, 4, "little")
        if at + 8 + length > end:
            raise Lost(at)
        if window.exactly(at, 4) not in PICTURE:
            _empty(window, patches, at, length)
        at += 8 + length + length % 2
