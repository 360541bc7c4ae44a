"""Parts that the site takes and lays at their place in one file of a folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from django.core.files.storage import FileSystemStorage

from hitrecord.foundation.multipart.store import Gone, Unfinished

CHUNK = 1024 * 1024
PARTS = "parts"


class FolderParts:
    """Parts are written to their place in one file, so completing it is a matter of a new name.

    The caller holds the upload's row while it puts, completes or aborts: no late part may change
    a file that is complete.
    """

    def __init__(self, store: FileSystemStorage) -> None:
        self.root = Path(store.location)

    def _folder(self, name: str) -> Path:
        return self.root / PARTS / name

    def begin(self, name: str) -> str:
        self._folder(name).mkdir(parents=True, exist_ok=True)
        (self._folder(name) / "whole").touch()
        return ""

    def part_url(self, name: str, upload: str, number: int, size: int) -> str:
        return ""

    def scratch(self, name: str) -> Path:
        """A place for a part on its way in, to be given to `put` or removed."""
        return self._incomplete(name) / f".{uuid4().hex}"

    def _incomplete(self, name: str) -> Path:
        """The folder, while its parts are not one file yet; marks may outlive that by a moment."""
        folder = self._folder(name)
        if not (folder / "whole").exists():
            raise Gone(name)
        return folder

    def put(self, name: str, number: int, at: int, part: Path) -> None:
        """Write the part to its place, counted in bytes from the start of the file."""
        folder, size = self._folder(name), part.stat().st_size
        try:
            with part.open("rb") as source, (folder / "whole").open("r+b") as whole:
                whole.seek(at)
                shutil.copyfileobj(source, whole, CHUNK)
        except FileNotFoundError as error:
            raise Gone(name) from error
        for older in folder.glob(f"{number}-*"):
            older.unlink(missing_ok=True)
        (folder / f"{number}-{size}").touch()

    def arrived(self, name: str, upload: str) -> dict[int, int]:
        marks = (mark.name.split("-") for mark in self._incomplete(name).glob("*-*"))
        return {int(number): int(size) for number, size in marks}

    def complete(self, name: str, upload: str) -> None:
        try:
            (self._folder(name) / "whole").rename(self.root / name)
        except FileNotFoundError as error:
            # Perhaps an earlier call died between the new name and this.
            self.abort(name, upload)
            raise Gone(name) from error
        self.abort(name, upload)

    def abort(self, name: str, upload: str) -> None:
        # A late part's scratch file may come or go meanwhile.
        shutil.rmtree(self._folder(name), ignore_errors=True)

    def unfinished(self) -> Iterator[Unfinished]:
        for folder in (self.root / PARTS).glob("*"):
            try:
                touched = max(path.stat().st_mtime for path in (folder, *folder.iterdir()))
            except (FileNotFoundError, NotADirectoryError):  # completed meanwhile; not ours
                continue
            yield Unfinished(folder.name, "", datetime.fromtimestamp(touched, UTC))

    def head(self, name: str, size: int) -> bytes:
        with (self.root / name).open("rb") as file:
            return file.read(size)
