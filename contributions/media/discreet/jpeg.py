"""JPEG and MPO: of the segments only what the pixels need, and nothing behind the picture.

Kept: the frame, tables and scans, JFIF without its thumbnail (which may show what was cropped),
the ICC profile, Adobe's colour transform, and of Exif the orientation. Everything else is about
the taking of the picture: Exif, XMP, Photoshop's blocks, makers' segments, comments, and behind
the end the second pictures and motion films of phones, which have the same data inside.
"""

from __future__ import annotations

import re

from contributions.media.discreet.orientation import only_orientation
from contributions.media.discreet.patches import Patches
from contributions.media.discreet.window import Lost, Window

MARKER = re.compile(rb"\xff[^\x00\xff]")
# Entropy-coded data has no marker in it but restarts.
AFTER_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
END, SCAN = 0xD9, 0xDA
PICTURE = set(range(0xC0, 0xE0))
ALONE = {0x01, *range(0xD0, 0xD9)}
EXIF, JFIF, JFIF_LENGTH = b"Exif\x00\x00", b"JFIF\x00", 14
KEPT = {0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}


def blank(window: Window, patches: Patches) -> None:
    at = 2
    while at < window.size:
        found = _marker(window, at)
        # Decoders skip what lies between segments, so it may hold anything. 0xFF is a filler.
        patches.write(at, b"\xff" * min(found - at, 64), found - at)
        mark = window.number(found + 1, 1)
        at = found + 2
        if mark == END:
            patches.zero(at, window.size - at)
            return
        if mark not in ALONE:
            at = _segment(window, patches, mark, at)


def _marker(window: Window, at: int) -> int:
    """Where a marker begins, from `at` on."""
    found = window.find(MARKER, at)
    if found == window.size:
        raise Lost(at)
    return found


def _segment(window: Window, patches: Patches, mark: int, at: int) -> int:
    """Where the next one may begin."""
    length = max(window.number(at, 2), 2)
    if mark not in PICTURE:
        _application(window, patches, mark, (at + 2, length - 2))
    if mark == SCAN:
        return window.find(AFTER_SCAN, at + length)
    return at + length


def _application(window: Window, patches: Patches, mark: int, place: tuple[int, int]) -> None:
    at, length = place
    payload = window.at(at, length)
    if mark in KEPT and payload.startswith(KEPT[mark]):
        return
    if mark == 0xE0 and payload.startswith(JFIF) and length >= JFIF_LENGTH:
        # A thumbnail of no width and no height, and its bytes are none of it.
        patches.write(at + 12, b"", length - 12)
    elif mark == 0xE1 and payload.startswith(EXIF):
        turned = only_orientation(payload[len(EXIF) :])
        patches.write(at, EXIF + turned if turned else b"", length)
    else:
        patches.zero(at, length)
