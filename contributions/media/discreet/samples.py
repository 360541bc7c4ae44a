"""Where the samples of a track lie, told from its tables, to make zeros of them."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Mapping
from itertools import islice, repeat

from contributions.media.discreet.boxes import Box
from contributions.media.discreet.patches import Patches
from contributions.media.discreet.window import Window

AT_ONCE, NUMBERS_A_STEP = 16384, 8


def blank_samples(window: Window, patches: Patches, tables: Mapping[bytes, Box]) -> None:
    """A table that is missing or too short ends it: without its tables nobody finds a sample."""
    places = tables.get(b"stco") or tables.get(b"co64")
    if places is None or b"stsz" not in tables:
        return
    wide = 8 if places.name == b"co64" else 4
    sizes = _Sizes(window, tables[b"stsz"])
    counts = _counts(window, tables[b"stsc"]) if b"stsc" in tables else repeat(window.size)
    start = end = 0
    for at, count in zip(_column(window, places, 8, wide), counts, strict=False):
        length = sizes.of_next(count)
        if at != end:
            patches.zero(start, end - start)
            start = at
        end = at + length
    patches.zero(start, end - start)


def _column(window: Window, box: Box, at: int, width: int) -> Iterator[int]:
    """The numbers of a table whose first is `at` bytes into its body."""
    said = window.number(box.body + at - 4, 4) if box.length >= at else 0
    count = max(min(said, (box.length - at) // width), 0)
    for first in range(0, count, AT_ONCE):
        length = min(AT_ONCE, count - first) * width
        window.spend(box.body, AT_ONCE // NUMBERS_A_STEP)
        yield from _numbers(window.at(box.body + at + first * width, length), width)


def _numbers(data: bytes, width: int) -> array[int]:
    found = array("Q" if width == 8 else "I")
    found.frombytes(data[: len(data) // width * width])
    if sys.byteorder == "little":
        found.byteswap()
    return found


def _counts(window: Window, box: Box) -> Iterator[int]:
    """Of samples in each chunk, from runs of chunks that have as many; the last run goes on."""
    before, count = 1, 0
    said = window.number(box.body + 4, 4) if box.length >= 8 else 0
    for number in range(min(said, (box.length - 8) // 12)):
        first = window.number(box.body + 8 + number * 12, 4)
        yield from repeat(count, max(min(first - before, window.size), 0))
        before, count = max(first, before), window.number(box.body + 12 + number * 12, 4)
    yield from repeat(count, window.size)


class _Sizes:
    def __init__(self, window: Window, box: Box) -> None:
        self.each = window.number(box.body + 4, 4) if box.length >= 12 else 0
        self.listed = _column(window, box, 12, 4)

    def of_next(self, count: int) -> int:
        if self.each:
            return self.each * count
        return sum(islice(self.listed, count))
