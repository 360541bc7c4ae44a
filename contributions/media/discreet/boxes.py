"""ISO base media and QuickTime are boxes in boxes; this walks over them, and empties some."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contributions.media.discreet.patches import Patches
from contributions.media.discreet.window import Window

NOTHING = bytes(4)


@dataclass(frozen=True, slots=True)
class Box:
    """From `at` to `end`, its content from `body` on."""

    name: bytes
    at: int
    body: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.body


def boxes(window: Window, patches: Patches, at: int, end: int) -> Iterator[Box]:
    """One after the other; what is no box any more is zeroed up to `end`."""
    end = min(end, window.size)
    while at + 8 <= end:
        size, name, head = window.number(at, 4), window.at(at + 4, 4), 8
        if size == 1 and at + 16 <= end:
            size, head = window.number(at + 8, 8), 16
        elif size == 0:
            size = end - at
        if size < head or name == NOTHING:
            break
        yield Box(name, at, at + head, min(at + size, end))
        at = min(at + size, end)
    patches.zero(at, end - at)


def empty(patches: Patches, box: Box) -> None:
    patches.write(box.at + 4, b"free")
    patches.zero(box.body, box.length)
