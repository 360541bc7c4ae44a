"""A file looked at through a small window: any place, in blocks, a few of them held at a time."""

from __future__ import annotations

import re
from typing import Literal

from hitrecord.foundation.stored import Stored

BLOCK, HELD = 256 * 1024, 8
FREE_STEPS, BYTES_A_STEP, MOST_STEPS = 10_000, 64, 500_000
"""An honest file has its bytes in pieces of hundreds; one that has not is not followed for long."""
Order = Literal["little", "big"]


class Lost(Exception):
    """The structure cannot be followed from `at` on; whatever lies there is not to be sent."""

    def __init__(self, at: int) -> None:
        super().__init__(f"lost at {at}")
        self.at = at


class TooLong(Lost):
    """The walk takes more steps than a file of that size may cost."""


class Window:
    def __init__(self, file: Stored) -> None:
        self.file, self.size = file, file.size
        self._steps = min(FREE_STEPS + self.size // BYTES_A_STEP, MOST_STEPS)
        self._held: dict[int, bytes] = {}

    def at(self, place: int, length: int) -> bytes:
        """Fewer bytes, or none, where the file ends before that."""
        self.spend(place)
        end = min(place + length, self.size)
        if place < 0 or place >= end:
            return b""
        first, last = place // BLOCK, (end - 1) // BLOCK
        if first == last:
            start = place - first * BLOCK
            return self._block(first)[start : start + end - place]
        whole = b"".join(self._block(number) for number in range(first, last + 1))
        return whole[place - first * BLOCK : end - first * BLOCK]

    def exactly(self, place: int, length: int) -> bytes:
        """Raises Lost where the file ends before that."""
        found = self.at(place, length)
        if len(found) < length:
            raise Lost(place)
        return found

    def number(self, place: int, length: int, order: Order = "big") -> int:
        return int.from_bytes(self.exactly(place, length), order)

    def find(self, pair: re.Pattern[bytes], place: int) -> int:
        """Where two bytes that the pattern describes are next, or the size of the file."""
        while place < self.size:
            self.spend(place)
            number = place // BLOCK
            found = pair.search(self._block(number), place - number * BLOCK)
            if found:
                return number * BLOCK + found.start()
            place = (number + 1) * BLOCK
            if pair.match(self.at(place - 1, 2)):
                return place - 1
        return self.size

    def spend(self, place: int, steps: int = 1) -> None:
        """Raises TooLong when there are no steps left."""
        self._steps -= steps
        if self._steps < 0:
            raise TooLong(place)

    def _block(self, number: int) -> bytes:
        if number not in self._held:
            while len(self._held) >= HELD:
                del self._held[next(iter(self._held))]
            self._held[number] = b"".join(self.file.chunks(number * BLOCK, BLOCK))
        return self._held[number]
