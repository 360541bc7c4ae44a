"""What a file may carry: speed comes first, so nothing that a page loads grows by much.

A manifest without quotes takes about 3.5 KB, each quoted generation 5 KB more. A small picture
would double, so it leaves unsigned and is known by its hash alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from contributions.models import Rendition

SHARE = 8
"""What pages load grows by an eighth at most."""
FRAME = 2_000  # bytes: certificate, claim and signature
SIGNABLE = {"image/webp", "image/jpeg", "audio/mp4", "audio/mpeg", "video/mp4"}
NOT_THE_WORK = ("poster", "strip")
Said = tuple[dict[str, Any], dict[str, bytes]]


def weight(said: Said) -> int:
    """About as many bytes as its manifest will have."""
    statement, quoted = said
    return FRAME + len(json.dumps(statement)) + sum(map(len, quoted.values()))


def is_signable(row: Rendition) -> bool:
    return row.content_type in SIGNABLE and not row.role.startswith(NOT_THE_WORK)


def largest(rows: Iterable[Rendition]) -> set[int]:
    """The largest of each type of each file: who zooms in or downloads gets everything."""
    found: dict[tuple[int, str], Rendition] = {}
    for row in rows:
        best = found.setdefault((row.media_id, row.content_type), row)
        if row.size > best.size:
            found[row.media_id, row.content_type] = row
    return {row.pk for row in found.values()}


def choose(row: Rendition, *, is_largest: bool, full: Said, short: Said) -> Said | None:
    """With quotes, without, or nothing at all. Sound and film are heavy, and asked for."""
    if not row.content_type.startswith("image/"):
        return full
    room = row.size if is_largest else row.size // SHARE
    if weight(full) <= room:
        return full
    return short if is_largest or weight(short) <= room else None
