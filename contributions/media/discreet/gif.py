"""GIF: its pictures, their timing and how often they repeat; comments and what programs add to it
are zeros in blocks of the same size, and nothing is sent of what lies behind the end."""

from __future__ import annotations

from contributions.media.discreet.patches import Patches
from contributions.media.discreet.window import Lost, Window

IMAGE, EXTENSION, END = 0x2C, 0x21, 0x3B
TIMING, APPLICATION = 0xF9, 0xFF
REPEATS = {b"NETSCAPE2.0", b"ANIMEXTS1.0"}


def blank(window: Window, patches: Patches) -> None:
    at = 13 + _colours(window.number(10, 1))
    while at < window.size:
        mark = window.number(at, 1)
        if mark == IMAGE:
            at += 10 + _colours(window.number(at + 9, 1)) + 1
            at = _blocks(window, None, at)
        elif mark == EXTENSION:
            at = _extension(window, patches, at + 1)
        elif mark == END:
            patches.zero(at + 1, window.size - at - 1)
            return
        else:
            raise Lost(at)


def _extension(window: Window, patches: Patches, at: int) -> int:
    label = window.number(at, 1)
    name = window.at(at + 2, 11)
    is_kept = label == TIMING or (label == APPLICATION and name in REPEATS)
    return _blocks(window, None if is_kept else patches, at + 1)


def _blocks(window: Window, patches: Patches | None, at: int) -> int:
    """Where they end; with `patches` they are zeroed."""
    while length := window.at(at, 1):
        if length == b"\0":
            return at + 1
        if patches is not None:
            patches.zero(at + 1, length[0])
        at += 1 + length[0]
    return at


def _colours(flags: int) -> int:
    return 3 << (flags & 7) + 1 if flags & 128 else 0
