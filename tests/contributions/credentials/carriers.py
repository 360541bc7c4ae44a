"""Where the manifest store lies in a file, found without the library that put it there."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")


def store_in(data: bytes) -> bytes:
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data[:4] == b"RIFF":
        return _riff(data)
    if data[4:8] == b"ftyp":
        return _mp4(data)
    if data.startswith(b"ID3"):
        return _mp3(data)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read("META-INF/content_credential.c2pa")
    return b""


def _jpeg(data: bytes) -> bytes:
    """APP11 segments; each but the first repeats the head of the box it goes on with."""
    at, found = 2, b""
    while data[at] == 0xFF and data[at + 1] != 0xDA:
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + length]
        if data[at + 1] == 0xEB and body[:2] == b"JP":
            found += body[16:] if found else body[8:]
        at += 2 + length
    return found


def _riff(data: bytes) -> bytes:
    at = 12
    while at + 8 <= len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        if data[at : at + 4] == b"C2PA":
            return data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    return b""


def _mp4(data: bytes) -> bytes:
    for kind, body in boxes(data):
        if kind == b"uuid" and body.startswith(_UUID):
            rest = body[16 + 4 :]
            purpose, _, rest = rest.partition(b"\0")
            assert purpose == b"manifest"
            return rest[8:]
    return b""


def _mp3(data: bytes) -> bytes:
    at = 10
    while data[at : at + 4].isalnum():
        size = int.from_bytes(data[at + 4 : at + 8], "big")
        if data[3] == 4:  # each byte holds seven bits
            size = sum((data[at + 4 + n] & 127) << (7 * (3 - n)) for n in range(4))
        if data[at : at + 4] == b"GEOB":
            frame = data[at + 10 : at + 10 + size]
            return frame[frame.index(b"jumb") - 4 :]
        at += 10 + size
    return b""


def boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        length, head = int.from_bytes(data[at : at + 4], "big"), 8
        if length == 1:
            length, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        length = length or len(data) - at
        yield data[at + 4 : at + 8], data[at + head : at + length]
        at += length
