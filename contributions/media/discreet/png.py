"""PNG and APNG: chunks the pixels, their colours and their movement need; the others are emptied.

A chunk that is emptied gets a private name no program knows and the checksum that is right for
it. Of Exif the orientation stays. Nothing is sent of what lies behind the end.
"""

from __future__ import annotations

import zlib

from contributions.media.discreet.orientation import LEAST, only_orientation
from contributions.media.discreet.patches import Patches
from contributions.media.discreet.window import Lost, Window

KEPT = set(
    b"tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs acTL fcTL fdAT".split()
)  # fmt: skip
EMPTIED = b"noNe"
ZEROS = bytes(65536)


def blank(window: Window, patches: Patches) -> None:
    at = 8
    while at < window.size:
        length, name = window.number(at, 4), window.exactly(at + 4, 4)
        if not name.isalpha():
            raise Lost(at)
        if name[:1].islower() and name not in KEPT:
            _empty(window, patches, at, length)
        at += 12 + length
        if name == b"IEND":
            patches.zero(at, window.size - at)
            return


def _empty(window: Window, patches: Patches, at: int, length: int) -> None:
    turned = b""
    if window.at(at + 4, 4) == b"eXIf" and length >= LEAST:
        turned = only_orientation(window.at(at + 8, min(length, 65536)))
    start = (b"eXIf" if turned else EMPTIED) + turned
    patches.write(at + 4, start, length + 4)
    if at + 12 + length <= window.size:
        patches.write(at + 8 + length, _checksum(start, length + 4).to_bytes(4, "big"))


def _checksum(start: bytes, length: int) -> int:
    sum_, left = zlib.crc32(start), length - len(start)
    while left > 0:
        sum_ = zlib.crc32(ZEROS[: min(left, len(ZEROS))], sum_)
        left -= len(ZEROS)
    return sum_
