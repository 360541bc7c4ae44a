from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from contributions.media import weight
from contributions.media.bands import cut_of, shrunk
from contributions.media.canvas import plain
from contributions.media.errors import Refused
from contributions.media.limits import ImageLimits
from tests.contributions.media.samples import scenery


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "CMYK", "P", "LA", "1"])
@pytest.mark.parametrize("size", [(640, 427), (100, 67), (1500, 1000)])
def test_a_picture_made_small_in_bands_looks_like_one_made_small_at_once(
    mode: str, size: tuple[int, int]
) -> None:
    whole = Image.fromarray(scenery(1500, 1000)).convert(mode)
    at_once = plain(whole).resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    made = shrunk(cut_of(whole), whole.size, size)
    assert (made.size, made.mode) == (size, at_once.mode)
    apart = np.abs(np.asarray(made, int) - np.asarray(at_once, int))
    assert apart.mean() < 1


def test_the_colour_of_clear_pixels_does_not_bleed() -> None:
    whole = Image.new("RGBA", (800, 800), (255, 0, 0, 0))
    whole.paste((0, 0, 255, 255), (0, 0, 401, 800))
    made = shrunk(cut_of(whole), whole.size, (100, 100))
    shown = np.asarray(made)
    assert shown[shown[..., 3] > 0][:, 0].max() < 3


def test_a_picture_of_numbers_has_one_black_and_one_white_in_all_bands() -> None:
    whole = Image.fromarray(np.linspace(5, 9000, 1000, dtype=np.float32)[:, None].repeat(50, 1))
    made = np.asarray(shrunk(cut_of(whole), whole.size, (50, 1000)), int)
    assert made[0].max() == 0
    assert made[-1].min() >= 254
    assert (np.diff(made[:, 0]) >= 0).all()


def test_a_way_to_store_a_picture_that_takes_more_memory_has_a_lower_cap(tmp_path: Path) -> None:
    """One strip of a TIFF is decoded as a whole, beside the picture it becomes."""
    picture, path = Image.fromarray(scenery(1000, 1000)), tmp_path / "a.tiff"
    picture.save(path, compression="tiff_lzw", strip_size=1 << 30)
    limits = ImageLimits(working=6_000_000)
    with Image.open(path) as one_strip, pytest.raises(Refused) as caught:
        weight.check(one_strip, limits)
    assert caught.value.code == "too_heavy"
    picture.save(path, compression="tiff_lzw")
    with Image.open(path) as strips:
        weight.check(strips, limits)


def test_the_sentence_names_the_cap() -> None:
    picture = Image.new("RGB", (2000, 1000))
    picture.format = "WEBP"
    with pytest.raises(Refused) as caught:
        weight.check(picture, ImageLimits(working=19_000_000))
    assert "at most 1 million pixels" in caught.value.sentence
