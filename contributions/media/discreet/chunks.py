"""WAV and AIFF: sound, its shape, its loops and cues; every other chunk becomes JUNK of its size.

What a recorder writes of itself and its owner (bext, iXML, LIST, id3, names and comments) goes.
"""

from __future__ import annotations

from contributions.media.discreet.patches import Patches
from contributions.media.discreet.window import Order, Window

WAV = {b"fmt ", b"data", b"fact", b"cue ", b"plst", b"smpl", b"inst", b"ds64"}
AIFF = {b"COMM", b"SSND", b"FVER", b"MARK", b"INST"}
UNKNOWN = {bytes(4), b"\xff\xff\xff\xff"}


def blank_wav(window: Window, patches: Patches) -> None:
    _walk(window, patches, WAV, "little")


def blank_aiff(window: Window, patches: Patches) -> None:
    _walk(window, patches, AIFF, "big")


def _walk(window: Window, patches: Patches, kept: set[bytes], order: Order) -> None:
    at, long = 12, 0
    while at + 8 <= window.size:
        name, length = window.at(at, 4), window.number(at + 4, 4, order)
        if not (name.isascii() and name.decode().isprintable()):
            break
        if name == b"ds64" and length >= 16:
            long = int.from_bytes(window.at(at + 16, 8), order)
        if name == b"data" and window.at(4, 4) in UNKNOWN and length in {0, 0xFFFFFFFF}:
            # Longer than the field can say, or written while nobody knew how long it would be.
            length = long or window.size - at - 8
        if name not in kept:
            patches.write(at, b"JUNK")
            patches.zero(at + 8, length + length % 2)
        at += 8 + length + length % 2
    patches.zero(at, window.size - at)
