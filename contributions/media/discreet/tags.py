"""MP3, AAC and FLAC: tags before and behind the sound are emptied, and nothing in between changes.

An ID3v2 tag keeps its header, for it says where the sound begins; its frames become padding. The
tags at the end (ID3v1, APE) stay where they are, and nothing is in them. In FLAC the blocks of
words, pictures and programs become padding; seeking and cue points stay.
"""

from __future__ import annotations

from contributions.media.discreet.patches import Patches
from contributions.media.discreet.window import Window

FLAC_KEPT, FLAC_PADDING = {0, 3, 5}, 1
ID3V1, ID3V1_PLUS, APE = 128, 227, 32


def blank(window: Window, patches: Patches) -> None:
    at = _blank_start(window, patches)
    if window.at(at, 4) == b"fLaC":
        _blank_blocks(window, patches, at + 4)
    _blank_end(window, patches)


def _blank_blocks(window: Window, patches: Patches, at: int) -> None:
    is_last = False
    while not is_last and at + 4 <= window.size:
        head, length = window.number(at, 1), window.number(at + 1, 3)
        is_last = head >= 128
        if head & 127 not in FLAC_KEPT:
            patches.write(at, bytes([head & 128 | FLAC_PADDING]))
            patches.zero(at + 4, length)
        at += 4 + length


def _blank_start(window: Window, patches: Patches) -> int:
    """Where the sound begins. There may be several tags."""
    at = 0
    while window.at(at, 3) == b"ID3" and at + 10 <= window.size:
        length = 0
        for byte in window.at(at + 6, 4):
            length = length << 7 | byte & 127
        # No flags: no extended header, nothing unsynchronised; a footer is only more padding.
        length += 10 if window.number(at + 5, 1) & 16 else 0
        size = b"".join(bytes([length >> shift & 127]) for shift in (21, 14, 7, 0))
        patches.write(at + 5, b"\0" + size)
        patches.zero(at + 10, length)
        at += 10 + length
    return at


def _blank_end(window: Window, patches: Patches) -> None:
    """From the very end forward, as long as there is a tag."""
    end = window.size
    for _ in range(4):
        if window.at(end - ID3V1, 3) == b"TAG":
            end -= ID3V1
            patches.write(end, b"TAG" + bytes(ID3V1 - 4) + b"\xff")
            if window.at(end - ID3V1_PLUS, 4) == b"TAG+":
                end -= ID3V1_PLUS
                patches.write(end, b"TAG+", ID3V1_PLUS)
        elif window.at(end - APE, 8) == b"APETAGEX":
            length = max(int.from_bytes(window.at(end - APE + 12, 4), "little"), APE)
            # Its size does not count a header of its own.
            has_header = window.at(end - length - APE, 8) == b"APETAGEX"
            start = max(end - length, 0)
            patches.zero(start, end - APE - start)
            if has_header:
                start -= APE
                patches.zero(start + 16, 4)
            # Nothing is in it: the number behind its size.
            patches.zero(end - APE + 16, 4)
            end = start
        else:
            return
