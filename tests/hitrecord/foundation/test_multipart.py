"""Parts in a folder, when the process dies or a late part comes between."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage

from hitrecord.foundation.multipart import FolderParts, Gone

NAME = "fox.bin"


@pytest.fixture
def parts(tmp_path: Path) -> FolderParts:
    """A fox in two parts, both there."""
    parts = FolderParts(FileSystemStorage(tmp_path / "originals"))
    parts.begin(NAME)
    for number, words in ((1, b"fo"), (2, b"x")):
        scratch = parts.scratch(NAME)
        scratch.write_bytes(words)
        parts.put(NAME, number, (number - 1) * 2, scratch)
        scratch.unlink()
    return parts


def folder(parts: FolderParts) -> Path:
    return parts.root / "parts" / NAME


@pytest.mark.parametrize("mark", [[], ["1-2"], ["1-2", "2-1"]])
def test_a_completion_killed_after_the_new_name_is_finished_by_the_next(
    parts: FolderParts, mark: list[str]
) -> None:
    (folder(parts) / "whole").rename(parts.root / NAME)
    for name in mark:
        (folder(parts) / name).unlink()
    with pytest.raises(Gone):
        parts.arrived(NAME, "")
    with pytest.raises(Gone):
        parts.scratch(NAME)
    with pytest.raises(Gone):
        parts.complete(NAME, "")
    assert (parts.root / NAME).read_bytes() == b"fox"
    assert not folder(parts).exists()


def test_giving_up_twice_is_giving_up_once(parts: FolderParts) -> None:
    for _again in range(2):
        parts.abort(NAME, "")
    assert not folder(parts).exists()
