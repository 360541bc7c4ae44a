"""The parent's side of reading: what a file's credentials say, as a value of bounded size."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contributions.credentials.authority import authority
from contributions.credentials.errand import Errand
from contributions.credentials.talk import talk
from contributions.media.errors import Crashed, Refused
from contributions.media.sniff import HEAD, Decoder, sniff

MOST = 400_000  # characters
MIMES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
    "HEIF": "image/heic",
    "TIFF": "image/tiff",
    "wav": "audio/wav",
    "flac": "audio/flac",
    "mp3": "audio/mpeg",
    "mov": "video/mp4",
}
"""By the decoder's name. Other kinds cannot carry credentials."""
EPUB = "application/epub+zip"


@dataclass(frozen=True, slots=True)
class Found:
    """`is_ours`: this site signed it. `is_whole`: nothing was changed since."""

    is_ours: bool
    is_whole: bool
    tree: dict[str, Any]


def mime_of(head: bytes) -> str:
    """ "" for what cannot carry credentials; the first bytes decide."""
    if head[:4] == b"PK\x03\x04" and b"mimetype" + EPUB.encode() in head[:100]:
        return EPUB
    try:
        decoder: Decoder = sniff(head)
    except Refused:
        return ""
    return MIMES.get(decoder.name, "")


def read(
    path: Path, *, sidecar: bytes = b"", moved: Callable[[], None] = lambda: None
) -> Found | None:
    """None when there are none. Raises Refused when there are some that cannot be read, Crashed
    when the child died of them."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        mime = mime_of(os.pread(descriptor, HEAD, 0))
        if not mime:
            return None
        errand = Errand(descriptor, mime, authority().root, sidecar=sidecar)
        with tempfile.TemporaryDirectory(prefix="read-") as folder:
            made = talk(errand, Path(folder), moved=moved)
            text = made["credentials"].read_text(encoding="utf-8")
    finally:
        os.close(descriptor)
    return _found(text)


def _found(text: str) -> Found | None:
    """After a break-in these are the attacker's words, so they are only ever shown."""
    if len(text) > MOST:
        raise Crashed("died", detail="too long an account")
    plain = json.loads(text)
    if not plain:
        return None
    return Found(
        is_ours=bool(plain["is_ours"]),
        is_whole=plain["state"] in {"Trusted", "Valid"},
        tree=dict(plain["tree"]),
    )
