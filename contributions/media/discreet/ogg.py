"""Ogg (Vorbis, Opus, Theora, Speex, FLAC): the packet of comments becomes one without any.

It keeps its length, because its maker's name is said to fill it, with zeros; the pages it lies on
get the checksum that is right for them. Everything behind the headers is left alone.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

from contributions.media.discreet.patches import Patch, Patches, overlay
from contributions.media.discreet.window import Lost, Window

COMMENTS = {
    b"\x01vorbis": b"\x03vorbis",
    b"\x80theora": b"\x81theora",
    b"OpusHead": b"OpusTags",
    b"Speex   ": b"",
    b"\x7fFLAC": b"",
}
MOST_PIECES = 4096
_MIRROR = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


@dataclass
class _Stream:
    """`start` is how its comments begin; the pieces of the packet, and the pages they lie on."""

    start: bytes | None = None
    is_vorbis: bool = False
    is_flac: bool = False
    packets: int = 0
    pieces: list[tuple[int, int]] = field(default_factory=list)
    pages: list[tuple[int, int]] = field(default_factory=list)


def blank(window: Window, patches: Patches) -> None:
    streams: dict[bytes, _Stream] = {}
    try:
        _walk(window, patches, streams)
    finally:
        # Comments whose end is missing are no less private.
        for stream in streams.values():
            if stream.packets == 1 and stream.pieces:
                _settle(window, patches, stream)


def _walk(window: Window, patches: Patches, streams: dict[bytes, _Stream]) -> None:
    at = 0
    while at < window.size:
        head = window.at(at, 27)
        if len(head) < 27 or head[:4] != b"OggS" or len(streams) > MOST_PIECES:
            raise Lost(at)
        laces = window.at(at + 27, head[26])
        body = at + 27 + head[26]
        end = body + sum(laces)
        if head[5] & 2:
            streams[head[14:18]] = _begun(window.at(body, 8))
        stream = streams.get(head[14:18])
        if stream is not None:
            _page(window, patches, stream, (at, end), laces)
        at = end


def _begun(first: bytes) -> _Stream:
    found = next((each for each in COMMENTS if first.startswith(each)), None)
    start = COMMENTS[found] if found else None
    return _Stream(start, found == b"\x01vorbis", found == b"\x7fFLAC")


def _page(
    window: Window, patches: Patches, stream: _Stream, page: tuple[int, int], laces: bytes
) -> None:
    """Gather the second packet of the stream from its pages."""
    at = page[0] + 27 + len(laces)
    for lace in laces:
        if stream.packets == 1 and stream.start is not None:
            stream.pieces.append((at, lace))
            if stream.pages[-1:] != [page]:
                stream.pages.append(page)
            if lace < 255:
                _settle(window, patches, stream)
            elif len(stream.pieces) > MOST_PIECES * 255:
                raise Lost(page[0])
        at += lace
        stream.packets += lace < 255


def _settle(window: Window, patches: Patches, stream: _Stream) -> None:
    length = sum(size for _, size in stream.pieces)
    start = stream.start or b""
    if stream.is_flac:
        start = window.at(stream.pieces[0][0], 4)
    room = length - len(start) - 8 - stream.is_vorbis
    content = start + max(room, 0).to_bytes(4, "little")
    changed, done = [], 0
    for at, size in _joined(stream.pieces):
        data = content[done : done + size]
        done += size
        # Vorbis ends with a bit that says that this is the end.
        framing = stream.is_vorbis and done == length
        changed.append(Patch(at, size - framing, data))
    for patch in changed:
        patches.write(patch.at, patch.data, patch.length)
    for first, last in stream.pages:
        window.spend(first, len(changed))
        zeroed = sorted([*changed, Patch(first + 22, 4)], key=lambda each: each.at)
        page = b"".join(overlay([window.at(first, last - first)], zeroed, first))
        patches.write(first + 22, _checksum(page).to_bytes(4, "little"))


def _joined(pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for at, size in pieces:
        if found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + size)
        elif size:
            found.append((at, size))
    return found


def _checksum(page: bytes) -> int:
    """Ogg's is zlib's with every byte, and the sum, read from the other end, and nothing added."""
    found = zlib.crc32(page.translate(_MIRROR), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{found:032b}"[::-1], 2)
