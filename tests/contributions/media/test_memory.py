"""The child's memory stays below six hundred megabytes for the largest files that are accepted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from contributions.media.sandbox import render
from tests.contributions.media.conftest import by_role
from tests.contributions.media.samples import highest_memory, scenery

MB = 1_000_000
SIZE = (9486, 6324)
Save = Callable[[Image.Image, Path], None]


def _scene(mode: str = "RGB") -> Image.Image:
    """Sixty million pixels."""
    return Image.fromarray(scenery(474, 316)).resize(SIZE, Image.Resampling.BILINEAR).convert(mode)


WAYS: dict[str, Save] = {
    "webp": lambda image, path: image.save(path, "WEBP", method=0),
    "webp-lossless": lambda image, path: image.save(path, "WEBP", lossless=True, method=0),
    "webp-clear": lambda image, path: image.convert("RGBA").save(path, "WEBP", method=0),
    "avif": lambda image, path: image.save(path, "AVIF", speed=10),
    "jpeg-progressive": lambda image, path: image.save(
        path, "JPEG", progressive=True, subsampling=0
    ),
    "png-clear": lambda image, path: image.convert("LA").save(path, "PNG", compress_level=1),
    "tiff-one-strip": lambda image, path: image.save(
        path, "TIFF", compression="tiff_lzw", strip_size=1 << 30
    ),
}


@pytest.mark.worker
@pytest.mark.parametrize("way", WAYS)
def test_the_largest_picture_of_each_way_to_store_it(way: str, tmp_path: Path, into: Path) -> None:
    WAYS[way](_scene(), tmp_path / "a")
    with highest_memory() as seen:
        result = render(tmp_path / "a", into, progress=lambda _: None)
    assert by_role(result)["image-2560"].width == 2560
    assert 0 < seen[0] < 600 * MB
