"""A lease is renewed while large files move between here and where they are kept."""

from __future__ import annotations

import io
from pathlib import Path
from threading import Event
from typing import IO, Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage
from django.db.models.fields.files import FieldFile

from contributions.media import carriage
from contributions.models import MediaFile, Rendition
from hitrecord.foundation.leases import LeaseLost

LARGE = bytes(range(256)) * 4 * 1024  # 1 MiB


class Slow(FileSystemStorage):
    """Stops after a piece until somebody has noticed it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.noticed = Event()

    def save(self, name: str | None, content: IO[Any], max_length: int | None = None) -> str:
        content.read(1000)
        assert self.noticed.wait(10)
        content.seek(0)
        return super().save(name, content, max_length)


def place(storage: Storage) -> FieldFile:
    """Of a film's rendition."""
    file: FieldFile = Rendition(role="film-360").file
    file.storage = storage
    return file


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "film-360.mp4"
    path.write_bytes(LARGE)
    return path


def test_what_is_fetched_from_a_bucket_comes_in_pieces(bucket: str) -> None:
    storage = MediaFile._meta.get_field("original").storage
    name = storage.save("film.bin", ContentFile(LARGE))
    moved, copy = list[int](), io.BytesIO()
    carriage.fetch(storage, name, copy, moved=lambda: moved.append(copy.tell()))
    assert copy.getvalue() == LARGE
    assert len(moved) >= 4


def test_somebody_hears_that_bytes_move_while_a_file_is_stored(tmp_path: Path, film: Path) -> None:
    kept = place(slow := Slow(tmp_path / "kept"))
    carriage.store(kept, film, moved=slow.noticed.set, at_once=0)
    assert kept.storage.open(str(kept.name)).read() == LARGE


def test_whoever_has_lost_the_lease_leaves_nothing_behind(tmp_path: Path, film: Path) -> None:
    slow = Slow(tmp_path / "kept")

    def lost() -> None:
        slow.noticed.set()
        raise LeaseLost(1)

    with pytest.raises(LeaseLost):
        carriage.store(place(slow), film, moved=lost, at_once=0)
    assert not [path for path in (tmp_path / "kept").rglob("*") if path.is_file()]


def test_a_large_file_goes_to_a_bucket_as_it_is(bucket: str, film: Path) -> None:
    row = Rendition(role="film-360")
    carriage.store(row.file, film, moved=lambda: None, at_once=0)
    assert row.file.read() == LARGE


def test_what_the_store_says_is_heard(tmp_path: Path, film: Path) -> None:
    (tmp_path / "kept").write_text("no folder")
    with pytest.raises(OSError, match="kept"):
        carriage.store(
            place(FileSystemStorage(tmp_path / "kept")), film, moved=lambda: None, at_once=0
        )
