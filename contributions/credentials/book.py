"""An EPUB carries its credentials inside; it is signed when it is printed."""

from __future__ import annotations

import hashlib
import logging
import tempfile
from pathlib import Path

from contributions.credentials import pen
from contributions.credentials.gathering import gather
from contributions.credentials.glass import EPUB
from contributions.credentials.jumbf import label_of
from contributions.credentials.statement import statement
from contributions.models import KnownFile, Version

log = logging.getLogger(__name__)
ROLE = "book"


def signed(version: Version, data: bytes) -> bytes:
    """A book that cannot be signed is a book all the same."""
    try:
        return _signed(version, data)
    except Exception:
        log.exception("the book of version %s could not be signed", version.pk)
        return data


def _signed(version: Version, data: bytes) -> bytes:
    words, quoted = statement(gather(version), quotes=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "printed.epub"
        path.write_bytes(data)
        made = pen.sign(
            path,
            Path(folder),
            mime=EPUB,
            role=ROLE,
            statement=words,
            quoted=quoted,
            moved=lambda: None,
        )
        whole = made.path.read_bytes()
    KnownFile.objects.filter(version=version, role=ROLE).update(manifest=None)
    KnownFile.objects.update_or_create(
        version=version,
        role=ROLE,
        sha256=hashlib.sha256(whole).hexdigest(),
        label=label_of(made.manifest),
        defaults={"manifest": made.manifest},
    )
    return whole
