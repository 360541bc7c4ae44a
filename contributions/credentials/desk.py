"""The files of one version on the signing desk, one after the other."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from pathlib import Path

from contributions.credentials import pen
from contributions.credentials.gathering import gather
from contributions.credentials.glass import mime_of
from contributions.credentials.shelf import Shelf
from contributions.credentials.statement import digest, statement
from contributions.credentials.weight import Said, choose, is_signable, largest
from contributions.media.sniff import HEAD
from contributions.media.stored_here import here
from contributions.models import MediaFile, Rendition, Version
from hitrecord.foundation.leases import Lease

ORIGINAL = "original"


class Desk:
    def __init__(
        self, version: Version, lease: Lease, moved: Callable[[], None], *, says_less: bool
    ) -> None:
        """With `says_less` sources are named and not quoted, for that may be what went wrong."""
        self._version, self._moved, self._says_less = version, moved, says_less
        self._known = gather(version)
        self._short = statement(self._known, quotes=False)
        self._shelf = Shelf(version, lease, moved, said=digest(self._short[0]))

    @cached_property
    def _full(self) -> Said:
        return self._short if self._says_less else statement(self._known, quotes=True)

    def everything(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """What is left to do, with its name: originals first, whose credentials are quoted."""
        if self._version.text:
            yield "text", self._shelf.know_words
        files = self._version.files.filter(is_extra=False).select_related("blanking")
        for media in files:
            if not self._shelf.has(media, ORIGINAL, str(media.original.name)):
                yield ORIGINAL, partial(self._beside, media)
        rows = [row for media in files for row in media.renditions.all() if is_signable(row)]
        best = largest(rows)
        for row in rows:
            if not self._shelf.has(row.media, row.role, str(row.file.name)):
                yield row.role, partial(self._inside, row, row.pk in best)

    def _beside(self, media: MediaFile) -> None:
        """The original stays as it is; its credentials lie beside it."""
        with self._shelf.original(media) as path, tempfile.TemporaryDirectory() as folder:
            with path.open("rb") as file:
                mime = mime_of(file.read(HEAD))
            if mime:
                signed = self._sign(path, folder, mime, pen.SIDECAR, self._full)
                self._shelf.keep_original(media, path, signed.manifest)

    def _inside(self, row: Rendition, is_largest: bool) -> None:
        said = choose(row, is_largest=is_largest, full=self._full, short=self._short)
        with here(row.file, self._moved) as path, tempfile.TemporaryDirectory() as folder:
            if said is None:
                self._shelf.know(row, path)
            else:
                signed = self._sign(path, folder, row.content_type, row.role, said)
                self._shelf.swap(row, signed, is_largest=is_largest)

    def _sign(self, path: Path, folder: str, mime: str, role: str, said: Said) -> pen.Signed:
        words, quoted = said
        return pen.sign(
            path,
            Path(folder),
            mime=mime,
            role=role,
            statement=words,
            quoted=quoted,
            moved=self._moved,
        )
