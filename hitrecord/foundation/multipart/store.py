"""What a store of files can do with a large one that comes in parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class Gone(Exception):
    """The store knows nothing of this upload any more: it was completed or given up."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """`upload` is the store's own id, `changed` when it began or when something came last."""

    name: str
    upload: str
    changed: datetime


class Multipart(Protocol):
    def begin(self, name: str) -> str:
        """The store's own id of the upload, "" where it needs none."""

    def part_url(self, name: str, upload: str, number: int, size: int) -> str:
        """Where a browser may PUT the part by itself, "" when the site has to take it."""

    def arrived(self, name: str, upload: str) -> dict[int, int]:
        """Number → size of every part that is there. Raises Gone."""

    def complete(self, name: str, upload: str) -> None:
        """Make the parts one file called `name`. Raises Gone."""

    def abort(self, name: str, upload: str) -> None:
        """Remove the parts; nothing happens when there are none."""

    def unfinished(self) -> Iterator[Unfinished]:
        """Everything that was begun and neither completed nor given up."""

    def head(self, name: str, size: int) -> bytes:
        """The first bytes of the complete file."""
