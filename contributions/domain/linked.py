"""What a picture for links elsewhere shows of a work."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

LOOK: Final = 1
"""One more whenever they are drawn in another way: then all of them are made anew."""
WIDTH, HEIGHT = 1200, 630


@dataclass(frozen=True, slots=True)
class Linked:
    """`peaks` are 0…1000; `picture` is the stored JPEG of an image or a film, "" without one."""

    version_id: int
    kind: str
    title: str
    authors: Sequence[str]
    lines: Sequence[str] = field(default=())
    peaks: Sequence[int] = field(default=())
    picture: str = ""

    @property
    def digest(self) -> str:
        return digest_of(self.version_id, self.kind, self.title, self.authors)


def digest_of(version_id: int, kind: str, title: str, authors: Sequence[str]) -> str:
    """A version's files and words never change, so its number stands for them."""
    told = json.dumps([LOOK, version_id, kind, title, list(authors)])
    return hashlib.sha256(told.encode()).hexdigest()
