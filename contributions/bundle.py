"""A work to take along: its originals and its credits in one ZIP, made while it is sent."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from contributions.media.discreet import original_of
from contributions.models import KnownFile, MediaFile, Version
from hitrecord.foundation.stored import Stored, stored
from hitrecord.foundation.text import without_unseen

BYTES, ENDING = 200, 12
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
DATE = (1980, 1, 1, 0, 0, 0)
"""ZIP cannot do without one; the same for all, so that the same work gives the same bytes."""


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


def stream(
    version: Version, files: Iterable[MediaFile], papers: Mapping[str, bytes]
) -> Iterator[bytes]:
    """`papers` are what we add, which keep their names. Nothing is compressed (media are already)
    and nothing is held: a film streams through."""
    outlet = _Outlet()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for name, chunks in _entries(version, files, papers):
            for _ in _copy(archive, name, chunks):
                yield outlet.take()
    yield outlet.take()


def _entries(
    version: Version, files: Iterable[MediaFile], papers: Mapping[str, bytes]
) -> Iterator[tuple[str, Iterable[bytes]]]:
    taken, beside = {name.casefold() for name in papers}, _credentials(version)
    for media in files:
        # Straight from the folder or the bucket, never by way of a copy.
        sent, name = original(media), _free(safe_name(media.display_name), taken)
        yield name, sent.chunks(0, sent.size)
        if media.pk in beside:
            yield _free(f"{name}.c2pa", taken), [beside[media.pk]]
    if version.text:
        yield _free("text.md", taken), [version.text.encode()]
    yield from ((name, [paper]) for name, paper in papers.items())


def _credentials(version: Version) -> dict[int, bytes]:
    """File → its Content Credentials, which lie beside it."""
    rows = KnownFile.objects.filter(version=version, role="original", manifest__isnull=False)
    found = rows.order_by("pk").values_list("media", "manifest")
    return {media: bytes(manifest) for media, manifest in found if media and manifest}


def original(media: MediaFile) -> Stored:
    """The file as others get it: without what is private in it. Raises FileNotFoundError."""
    file = stored(media.original.storage, str(media.original.name))
    return file if media.discreet_sha256 == media.sha256 else original_of(media, file)


def safe_name(name: str) -> str:
    """A member's file name or a title, fit for every file system: no paths, no control characters
    or marks that reorder it, no device of Windows, at most 200 bytes, its ending kept."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    clean = re.sub(r'[<>:"|?*%]', "_", without_unseen(last)).strip(" .")
    stem, dot, ending = clean.rpartition(".")
    if not (dot and stem and len(ending) <= ENDING):
        stem, dot, ending = clean, "", ""
    stem = stem.encode("utf-8", "replace")[:BYTES].decode("utf-8", "ignore").rstrip(" .")
    if _DEVICES.fullmatch(stem):
        stem = f"_{stem}"
    return f"{stem}{dot}{ending}" if stem.strip("_") else f"file{dot}{ending}"


def titled(title: str, ending: str) -> str:
    """The name of what is made from a work; a title is no path, so its slashes stay as dashes."""
    return safe_name(title.replace("/", "-").replace("\\", "-") + f".{ending}")


def _copy(archive: zipfile.ZipFile, name: str, chunks: Iterable[bytes]) -> Iterator[None]:
    with archive.open(zipfile.ZipInfo(name, DATE), "w", force_zip64=True) as entry:
        for chunk in chunks:
            entry.write(chunk)
            yield
    yield


def _free(name: str, taken: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    found, number = name, 2
    while found.casefold() in taken:
        found = f"{stem}-{number}.{ending}" if dot and stem else f"{name}-{number}"
        number += 1
    taken.add(found.casefold())
    return found
