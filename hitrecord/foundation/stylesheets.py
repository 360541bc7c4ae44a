"""Style sheets travel as one file: what `app.css` imports is folded in when files are collected.

The source stays one sheet per noun; a browser would otherwise fetch twenty, and twenty small
files compress to half as much again as one.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any, Final

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import (  # type: ignore[import-untyped]
    CompressedManifestStaticFilesStorage,
)

IMPORT: Final = re.compile(
    r'@import "(?P<target>[^"]+)"(?: layer\((?P<layer>[\w-]+)\))?(?: (?P<media>\w+))?;'
)
COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
INDENT: Final = re.compile(r"\s*\n\s*")
QUOTED: Final = re.compile(r'("[^"]*")')
AROUND: Final = re.compile(r"\s*([{};,])\s*")


def fold(storage: Storage, path: str) -> str:
    """The sheet with its imports in place. Raises ValueError for a path that would break."""
    with storage.open(path) as sheet:
        text = COMMENT.sub("", sheet.read().decode())

    def put_in(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found["target"]))
        inner = fold(storage, target)
        if "url(" in inner and posixpath.dirname(target) != posixpath.dirname(path):
            raise ValueError(f"{target} holds a url() and lies in another folder than {path}")
        for rule in (
            found["layer"] and f"@layer {found['layer']}",
            found["media"] and f"@media {found['media']}",
        ):
            inner = f"{rule} {{{inner}}}" if rule else inner
        return inner

    return INDENT.sub("\n", IMPORT.sub(put_in, text)).strip()


def pack(storage: Storage, path: str) -> str:
    """The folded sheet without the spaces that are for people; what is quoted stays."""
    parts = QUOTED.split(fold(storage, path))
    parts[::2] = [AROUND.sub(r"\1", part).replace(": ", ":") for part in parts[::2]]
    return "".join(parts).replace(";}", "}")


class FoldedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Folds every sheet under `css/`, then names it by its hash and compresses it."""

    def post_process(
        self, paths: dict[str, tuple[Storage, str]], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        sheets = [name for name in paths if name.startswith("css/") and name.endswith(".css")]
        for name in [] if dry_run else sheets:
            storage, path = paths[name]
            packed = pack(storage, path)
            self.delete(name)
            self.save(name, ContentFile(packed.encode()))
            paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)
