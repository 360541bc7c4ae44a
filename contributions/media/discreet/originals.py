"""Originals on their way out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from contributions.media.discreet.patches import Patch, overlay
from hitrecord.foundation.stored import Stored


class Original:
    """A stored file without what is private in it, from any place on."""

    def __init__(self, file: Stored, patches: list[Patch]) -> None:
        self.file, self.size, self.changed = file, file.size, file.changed
        self._patches = patches

    @property
    def is_as_it_came(self) -> bool:
        return not self._patches

    def chunks(self, first: int, length: int) -> Iterator[bytes]:
        return overlay(self.file.chunks(first, length), self._patches, first)


def discreet_hash(file: Stored, whole: str, patches: list[Patch] | None) -> str:
    """SHA-256 of what others get, "" when the file cannot be cleaned. `whole` is that of the file
    as it came."""
    if patches is None:
        return ""
    if not patches:
        return whole
    digest = hashlib.sha256()
    for chunk in overlay(file.chunks(0, file.size), patches):
        digest.update(chunk)
    return digest.hexdigest()
