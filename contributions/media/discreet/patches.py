"""Places of a file and the bytes that are sent there instead; its length never changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contributions.media.discreet.window import TooLong

MOST = 100_000
"""No honest file needs so many; one that does is not followed any further."""


@dataclass(frozen=True, slots=True)
class Patch:
    """`length` bytes from `at` on become `data` and, behind it, zeros."""

    at: int
    length: int
    data: bytes = b""

    @property
    def end(self) -> int:
        return self.at + self.length

    def part(self, first: int, last: int) -> bytes:
        """What it puts between two places of the file, both inside of it."""
        written = self.data[first - self.at : last - self.at]
        return written + bytes(last - first - len(written))


class Patches:
    """Collects what a walker wants changed, within a file of `size` bytes."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._all: list[Patch] = []

    def zero(self, at: int, length: int) -> None:
        self.write(at, b"", length)

    def write(self, at: int, data: bytes, length: int | None = None) -> None:
        """`data`, and zeros up to `length`. What lies outside of the file is left out."""
        if len(self._all) >= MOST:
            raise TooLong(at)
        length = min(len(data) if length is None else length, self.size - at)
        if at >= 0 and length > 0:
            self._all.append(Patch(at, length, data[:length]))

    def give_up(self, at: int) -> None:
        """Nothing from `at` on is sent."""
        at = max(at, 0)
        kept = [Patch(p.at, min(p.length, at - p.at), p.data) for p in self._all if p.at < at]
        self._all = [*kept, *([Patch(at, self.size - at)] if at < self.size else [])]

    def settled(self) -> list[Patch]:
        """In order and without overlap: where two meet, the one that begins first wins."""
        done: list[Patch] = []
        free = 0
        for patch in sorted(self._all, key=lambda each: (each.at, -len(each.data), -each.length)):
            if patch.end > free:
                at = max(patch.at, free)
                done.append(Patch(at, patch.end - at, patch.data[at - patch.at : patch.length]))
                free = patch.end
        return done


def overlay(chunks: Iterable[bytes], patches: list[Patch], at: int = 0) -> Iterator[bytes]:
    """The chunks, the first of which lies at `at` in the file, with the patches on them."""
    turn = max(bisect_right(patches, at, key=lambda each: each.at) - 1, 0)
    for chunk in chunks:
        end = at + len(chunk)
        while turn < len(patches) and patches[turn].end <= at:
            turn += 1
        if turn == len(patches) or patches[turn].at >= end:
            yield chunk
        else:
            changed = bytearray(chunk)
            for each in range(turn, len(patches)):
                if patches[each].at >= end:
                    break
                first, last = max(patches[each].at, at), min(patches[each].end, end)
                changed[first - at : last - at] = patches[each].part(first, last)
            yield bytes(changed)
        at = end
