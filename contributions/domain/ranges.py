"""Byte ranges of RFC 9110, one at a time: enough for players and for resuming a download."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_ONE: Final = re.compile(r"bytes\s*=\s*(\d{0,100})\s*-\s*(\d{0,100})\s*")


class Unsatisfiable(Exception):
    """Nothing of the file lies in the range: answer 416."""


@dataclass(frozen=True, slots=True)
class Span:
    """First and last byte, both included, as in Content-Range."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def read_range(header: str, size: int) -> Span | None:
    """None means: send the whole file (no range, several, or nothing we understand).

    Raises Unsatisfiable.
    """
    found = _ONE.fullmatch(header.strip())
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        return _suffix(int(found[2]), size)
    first = int(found[1])
    last = min(int(found[2]), size - 1) if found[2] else size - 1
    if found[2] and int(found[2]) < first:
        return None
    if first >= size:
        raise Unsatisfiable
    return Span(first, last)


def _suffix(count: int, size: int) -> Span:
    if count == 0 or size == 0:
        raise Unsatisfiable
    return Span(max(0, size - count), size - 1)
