"""A work to take along: its originals and its credits in one ZIP, made while it is sent."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Protocol

from contributions.models import MediaFile, Version

CHUNK = 256 * 1024
DATE = (1980, 1, 1, 0, 0, 0)
"""ZIP cannot do without one; the same for all, so that the same work gives the same bytes."""


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class _Outlet(io.RawIOBase):
    """A file that only remembers what has not been sent yet. Without seeking, zipfile writes the
    sizes behind each entry instead of going back."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        block = bytes(memoryview(data))  # type: ignore[arg-type]
        self._waiting += block
        return len(block)

    def take(self) -> bytes:
        taken = bytes(self._waiting)
        self._waiting.clear()
        return taken


def stream(version: Version, files: Iterable[MediaFile], credit_text: str) -> Iterator[bytes]:
    """Nothing is compressed (media are already) and nothing is held: a film streams through."""
    outlet = _Outlet()
    taken = {"credits.txt"}
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for media in files:
            with closing(media.original.open("rb")) as original:
                for _ in _copy(archive, _free(safe_name(media.display_name), taken), original):
                    yield outlet.take()
        if version.text:
            text = io.BytesIO(version.text.encode())
            for _ in _copy(archive, _free("text.md", taken), text):
                yield outlet.take()
        for _ in _copy(archive, "CREDITS.txt", io.BytesIO(credit_text.encode())):
            yield outlet.take()
    yield outlet.take()


def safe_name(name: str) -> str:
    """A member's file name, fit for every file system: no paths, no control characters."""
    last = re.split(r"[\\/]", name)[-1]
    return re.sub(r'[\x00-\x1f\x7f<>:"|?*]', "_", last).strip(" .")[:120] or "file"


def _copy(archive: zipfile.ZipFile, name: str, source: Readable) -> Iterator[None]:
    with archive.open(zipfile.ZipInfo(name, DATE), "w", force_zip64=True) as entry:
        while block := source.read(CHUNK):
            entry.write(block)
            yield
    yield


def _free(name: str, taken: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    found, number = name, 2
    while found.lower() in taken:
        found = f"{stem}-{number}.{ending}" if dot and stem else f"{name}-{number}"
        number += 1
    taken.add(found.lower())
    return found
