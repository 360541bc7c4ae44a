"""Stored files here on disk, fetched when they lie elsewhere."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db.models.fields.files import FieldFile

from contributions.media import carriage
from contributions.media.carriage import Moved


@contextmanager
def here(file: FieldFile, moved: Moved) -> Iterator[Path]:
    """Where it lies on this disk, fetched when the storage has no paths."""
    try:
        lies = Path(file.path)
    except NotImplementedError:
        lies = None
    if lies is not None:
        yield lies
        return
    with tempfile.NamedTemporaryFile(prefix="fetched-") as copy:
        carriage.fetch(file.storage, str(file.name), copy, moved=moved)
        yield Path(copy.name)
