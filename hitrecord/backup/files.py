"""Every stored file, from a folder or a bucket into the backup, and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.core.files import File
from django.core.files.storage import Storage, storages

from hitrecord.backup import BackupError
from hitrecord.backup.manifest import digest
from hitrecord.foundation.shelves import lying

SHELVES = ("originals", "renditions")
CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    sum: str
    shelf: str
    name: str

    def path(self, folder: Path) -> Path:
        if ".." in PurePosixPath(self.name).parts or self.shelf not in SHELVES:
            raise BackupError(f"The list of files names {self.name}, which is no file of ours.")
        return folder / self.shelf / self.name


def copy_out(folder: Path, listed: Path) -> int:
    """What is removed meanwhile stands in no row of the dump that is still shown; it is left."""
    count = 0
    with listed.open("w") as told:
        for shelf in SHELVES:
            for file in lying(storages[shelf]):
                to = folder / shelf / file.name
                to.parent.mkdir(parents=True, exist_ok=True)
                try:
                    with storages[shelf].open(file.name, "rb") as opened, to.open("wb") as written:
                        told.write(f"{_copied(opened, written)} {shelf}/{file.name}\n")
                except FileNotFoundError:
                    to.unlink(missing_ok=True)
                    continue
                count += 1
    return count


def _copied(opened: File[bytes], written: BinaryIO) -> str:
    sum_ = sha256()
    for chunk in opened.chunks(CHUNK):
        sum_.update(chunk)
        written.write(chunk)
    return sum_.hexdigest()


def kept(listed: Path) -> Iterator[Kept]:
    with listed.open() as lines:
        for line in lines:
            sum_, place = line.rstrip("\n").split(" ", 1)
            yield Kept(sum_, *place.split("/", 1))


def check(folder: Path, listed: Path) -> int:
    count = 0
    for count, one in enumerate(kept(listed), 1):  # noqa: B007 - how many is the answer
        path = one.path(folder)
        if not path.is_file() or digest(path) != one.sum:
            raise BackupError(f"{one.shelf}/{one.name} is missing or altered. Nothing was changed.")
    return count


def copy_in(folder: Path, listed: Path) -> int:
    """Files that lie there already stay; the site's own are never renamed."""
    count = 0
    for one in kept(listed):
        storage = storages[one.shelf]
        if not _lies_there(storage, one):
            storage.delete(one.name)
            with one.path(folder).open("rb") as opened:
                storage.save(one.name, File(opened))
            if not _lies_there(storage, one):
                raise BackupError(f"{one.shelf}/{one.name} could not be written whole.")
        count += 1
    return count


def _lies_there(storage: Storage, one: Kept) -> bool:
    if not storage.exists(one.name):
        return False
    with storage.open(one.name, "rb") as opened:
        sum_ = sha256()
        for chunk in opened.chunks(CHUNK):
            sum_.update(chunk)
    return sum_.hexdigest() == one.sum
