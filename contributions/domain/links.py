"""Read the address of a work as people paste it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

_PATH: Final = re.compile(r"/?works/(\d{1,18})(?:/versions/(\d{1,9}))?(?:/.*)?")


@dataclass(frozen=True, slots=True)
class WorkLink:
    """`number` is None when the link means the newest version."""

    contribution_id: int
    number: int | None


def read_link(text: str) -> WorkLink | None:
    """None for anything that is not the address of a work of this site's shape."""
    try:
        path = urlsplit(text.strip()).path
    except ValueError:
        return None
    found = _PATH.fullmatch(path)
    if found is None:
        return None
    return WorkLink(int(found[1]), int(found[2]) if found[2] else None)
