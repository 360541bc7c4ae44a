"""AVIF and HEIC: their structure is metadata, and Exif and XMP are items in it like any picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contributions.media.discreet.boxes import Box, boxes, empty
from contributions.media.discreet.patches import Patches
from contributions.media.discreet.window import Lost, Window

KEPT = {b"hdlr", b"pitm", b"iinf", b"iloc", b"iref", b"iprp", b"idat", b"grpl", b"ipro", b"dinf"}
PRIVATE = {b"Exif", b"mime", b"uri "}
EMPTY_EXIF = bytes(4) + b"II*\x00\x08\x00\x00\x00" + bytes(6)
MOST_ITEMS = 10_000
FULL = 4


def is_picture(window: Window, box: Box) -> bool:
    first = box.body + FULL
    return window.at(first + 4, 4) == b"hdlr" and window.at(first + 16, 4) == b"pict"


def blank(window: Window, patches: Patches, meta: Box) -> None:
    found: dict[bytes, Box] = {}
    for box in boxes(window, patches, meta.body + FULL, meta.end):
        if box.name in KEPT:
            found.setdefault(box.name, box)
        else:
            empty(patches, box)
    if b"hdlr" in found:
        patches.zero(found[b"hdlr"].body + 12, found[b"hdlr"].length - 12)
    if b"iinf" in found and b"iloc" in found:
        private = _private(window, patches, found[b"iinf"])
        table = _Locations(window, found[b"iloc"])
        kept_in = found[b"idat"].body if b"idat" in found else 0
        for item, extents in table.items():
            if item in private:
                for inside, at, length in extents:
                    where = at + (kept_in if inside else 0)
                    start = EMPTY_EXIF if private[item] == b"Exif" else b""
                    patches.write(where, start, length or window.size - where)


def _private(window: Window, patches: Patches, box: Box) -> dict[int, bytes]:
    """Kinds of the items that are about the picture, by their number."""
    wide = 2 if window.number(box.body, 1) == 0 else 4
    found: dict[int, bytes] = {}
    for entry in boxes(window, patches, box.body + FULL + wide, box.end):
        version = window.number(entry.body, 1)
        id_wide = 4 if version == 3 else 2
        kind = window.at(entry.body + FULL + id_wide + 2, 4)
        if kind in PRIVATE and version >= 2 and len(found) < MOST_ITEMS:
            found[window.number(entry.body + FULL, id_wide)] = kind
    return found


@dataclass
class _Locations:
    """The table iloc, read from its beginning to its end."""

    window: Window
    box: Box

    def __post_init__(self) -> None:
        self.at = self.box.body
        self.version = self._next(1)
        self._next(3)
        widths = self._next(2)
        self.widths = [widths >> shift & 15 for shift in (12, 8, 4, 0)]

    def _next(self, width: int) -> int:
        if self.at + width > self.box.end:
            raise Lost(self.at)
        found = self.window.number(self.at, width) if width else 0
        self.at += width
        return found

    def items(self) -> Iterator[tuple[int, list[tuple[bool, int, int]]]]:
        """Number, and of each extent: whether it lies in idat, its place, its length (0: all)."""
        id_wide = 4 if self.version == 2 else 2
        offset_wide, length_wide, base_wide, index_wide = self.widths
        for _ in range(self._next(id_wide)):
            item = self._next(id_wide)
            inside = self.version > 0 and self._next(2) & 15 == 1
            self._next(2)
            base = self._next(base_wide)
            extents = []
            for _ in range(self._next(2)):
                self._next(index_wide if self.version > 0 else 0)
                at = base + self._next(offset_wide)
                extents.append((inside, at, self._next(length_wide)))
            yield item, extents
