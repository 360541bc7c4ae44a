"""What these tests need: bytes as a stored file, and what members get of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contributions.media.discreet import Original, plan

MARK = b"52.5200N,13.4050E ada serial-4711"
"""A place, a name and a device, as bytes to look for."""


@dataclass
class Kept:
    """A stored file that counts how much of it was read."""

    data: bytes
    changed: int = 0
    read: int = 0

    @property
    def size(self) -> int:
        return len(self.data)

    def chunks(self, first: int, length: int) -> Iterator[bytes]:
        end = min(first + length, self.size)
        for at in range(first, end, 1000):
            chunk = self.data[at : min(at + 1000, end)]
            self.read += len(chunk)
            yield chunk


def sent(data: bytes, first: int = 0, length: int | None = None) -> bytes:
    kept = Kept(data)
    original = Original(kept, plan(kept) or [])
    assert kept.read <= 4 * len(data) + 1_000_000, "a file is read once, not over and over"
    return b"".join(original.chunks(first, len(data) if length is None else length))


def cleaned(data: bytes) -> bytes:
    """Asserts what holds for every file."""
    found = sent(data)
    assert len(found) == len(data)
    assert sent(found) == found, "what was cleaned once stays as it is"
    assert MARK in data
    assert MARK not in found
    return found
