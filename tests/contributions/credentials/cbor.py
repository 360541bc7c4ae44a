"""CBOR as far as manifests use it, read by nobody's library."""

from __future__ import annotations

import struct
from typing import Any


def loads(data: bytes) -> Any:
    return _Reader(data).value()


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def value(self) -> Any:
        first = self._take(1)[0]
        major, low = first >> 5, first & 31
        if major == 7:
            return self._simple(low)
        number = self._number(low)
        read = {
            0: lambda: number,
            1: lambda: -1 - number,
            2: lambda: self._take(number),
            3: lambda: self._take(number).decode(),
            4: lambda: [self.value() for _ in range(number)],
            5: lambda: {self.value(): self.value() for _ in range(number)},
            6: self.value,  # a tag says how to understand what follows
        }
        return read[major]()

    def _number(self, low: int) -> int:
        if low < 24:
            return low
        return int.from_bytes(self._take(1 << (low - 24)), "big")

    def _simple(self, low: int) -> Any:
        if low == 27:
            return struct.unpack(">d", self._take(8))[0]
        return {20: False, 21: True, 22: None, 23: None}[low]

    def _take(self, length: int) -> bytes:
        taken = self._data[self._at : self._at + length]
        if len(taken) != length:
            raise ValueError("cut short")
        self._at += length
        return taken


def byte_string(data: bytes) -> bytes:
    size = next(size for size in (0, 1, 2, 4) if len(data) < (24 if not size else 256**size))
    if not size:
        return bytes([0x40 | len(data)]) + data
    return bytes([{1: 0x58, 2: 0x59, 4: 0x5A}[size]]) + len(data).to_bytes(size, "big") + data
