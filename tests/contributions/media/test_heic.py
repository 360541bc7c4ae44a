"""Telephones' pictures, with and without the optional library."""

from collections.abc import Iterator
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image

from contributions.media import heic
from contributions.media.errors import Refused
from contributions.media.sniff import sniff
from tests.contributions.media.conftest import Render, by_role
from tests.contributions.media.samples import located_exif

PLACE = b"by the third lamp of the pier"
HEAD = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"


@pytest.fixture
def without_the_library(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(heic, "LIBRARY", "no_such_library")
    heic.can_read.cache_clear()
    yield
    heic.can_read.cache_clear()


def telephone_picture(path: Path, size: tuple[int, int] = (800, 600)) -> Path:
    shown = Image.radial_gradient("L").resize(size).convert("RGB")
    pillow_heif.from_pillow(shown).save(path, quality=80, exif=located_exif(PLACE))
    return path


def test_a_telephones_picture_is_shown_in_sizes_and_says_nothing_of_its_place(
    tmp_path: Path, rendered: Render
) -> None:
    path = telephone_picture(tmp_path / "sea.heic")
    assert PLACE in path.read_bytes()
    result = rendered(path, kind_hint="image")
    assert (result.kind, result.facts["format"]) == ("image", "HEIF")
    assert "image-320" in by_role(result)
    for output in result.outputs:
        with Image.open(output.path) as made:
            assert not made.getexif()
            assert PLACE not in output.path.read_bytes()
            assert max(made.size) <= 800


def test_a_telephones_picture_that_is_cut_off_ends_with_a_sentence(
    tmp_path: Path, rendered: Render
) -> None:
    whole = telephone_picture(tmp_path / "sea.heic").read_bytes()
    cut = tmp_path / "cut.heic"
    for length in (40, len(whole) // 3, len(whole) - 200):
        cut.write_bytes(whole[:length])
        with pytest.raises(Refused):
            rendered(cut, kind_hint="image")


@pytest.mark.usefixtures("without_the_library")
def test_without_the_library_it_is_refused_with_what_to_do_instead() -> None:
    with pytest.raises(Refused) as refusal:
        sniff(HEAD)
    assert "Save it as JPEG" in refusal.value.sentence
