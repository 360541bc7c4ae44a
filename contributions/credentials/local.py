"""Stored files here on disk, fetched when they lie elsewhere."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db.models.fields.files import FieldFile

from contributions.media import carriage
from contributions.media.carriage import Moved


@contextmanager
def local(file: FieldFile, moved: Moved) -> Iterator[Path]:
    try:
        here = Path(file.path)
    except NotImplementedError:
        here = None
    if here is not None:
        yield here
        return
    with tempfile.NamedTemporaryFile(prefix="fetched-") as copy:
        carriage.fetch(file.storage, str(file.name), copy, moved=moved)
        yield Path(copy.name)


def hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
