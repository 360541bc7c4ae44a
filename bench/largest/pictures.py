"""Pictures of sixty million pixels, fewer where a file or a way to store them has a lower cap."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

BYTES = 99_000_000
SIZE = (9486, 6324)
THIRTY_FOUR = (7140, 4760)
"""Million pixels: what an AVIF with a clear ground may have (contributions.media.weight)."""


def scene(size: tuple[int, int] = SIZE) -> Image.Image:
    """Clouds with some grain, so that encoders find about as much to do as in a photograph."""
    rng = np.random.default_rng(1)
    made = Image.fromarray(rng.integers(0, 255, (20, 30, 3), np.uint8)).resize(
        size, Image.Resampling.BICUBIC
    )
    for top in range(0, size[1], 1000):
        box = (0, top, size[0], min(size[1], top + 1000))
        band = np.asarray(made.crop(box)).astype(np.int16)
        band += rng.integers(-6, 7, band.shape[:2], np.int16)[..., None]
        made.paste(Image.fromarray(np.clip(band, 0, 255).astype(np.uint8)), box)
    return made


def _clear(image: Image.Image) -> Image.Image:
    made = image.convert("RGBA")
    made.putalpha(Image.linear_gradient("L").resize(image.size))
    return made


def _deep(image: Image.Image) -> Image.Image:
    return Image.fromarray(np.asarray(image.convert("L")).astype(np.uint16) * 257)


def _gif(image: Image.Image, path: Path) -> None:
    size = (2400, 1600)
    small = image.resize(size).quantize(64, method=Image.Quantize.FASTOCTREE)

    def moving() -> Iterator[Image.Image]:
        for at in range(199):
            frame = small.copy()
            frame.paste(at % 64, (at * 8, at * 4, at * 8 + 200, at * 4 + 200))
            yield frame

    small.save(path, "GIF", save_all=True, append_images=moving(), duration=40, loop=0)


def _raw(image: Image.Image, path: Path) -> None:
    """As it is, so with as many pixels as bytes are accepted."""
    each = np.asarray(image.crop((0, 0, 1, 1))).nbytes
    width = min(image.width, int((BYTES / each * 3 / 2) ** 0.5))
    image.crop((0, 0, width, width * 2 // 3)).save(path, "TIFF")


def _tiff(**options: object) -> Callable[[Image.Image, Path], None]:
    """In few tones, because these ways to pack make more of grain than there was."""
    return lambda image, path: _toned(image).save(path, "TIFF", **options)


def _toned(image: Image.Image) -> Image.Image:
    return ImageOps.posterize(image, 3)


WAYS: dict[str, Callable[[Image.Image, Path], object]] = {
    "jpeg": lambda image, path: image.save(path, "JPEG", quality=90),
    "jpeg progressive 4:4:4": lambda image, path: image.save(
        path, "JPEG", quality=90, progressive=True, subsampling=0
    ),
    "jpeg cmyk": lambda image, path: image.convert("CMYK").save(path, "JPEG", quality=90),
    "jpeg grey": lambda image, path: image.convert("L").save(path, "JPEG", quality=90),
    "png": lambda image, path: image.save(path, "PNG", compress_level=1),
    "png rgba": lambda image, path: _clear(image).save(path, "PNG", compress_level=1),
    "png 16 bit": lambda image, path: _deep(image).save(path, "PNG", compress_level=1),
    "png palette": lambda image, path: image.quantize(200, method=Image.Quantize.FASTOCTREE).save(
        path, "PNG", transparency=3, compress_level=1
    ),
    "png grey alpha": lambda image, path: (
        _clear(image).convert("LA").save(path, "PNG", compress_level=1)
    ),
    "webp": lambda image, path: image.save(path, "WEBP", quality=80, method=0),
    "webp alpha": lambda image, path: _clear(image).save(path, "WEBP", quality=80, method=0),
    "webp lossless": lambda image, path: image.save(
        path, "WEBP", lossless=True, quality=0, method=0
    ),
    "avif": lambda image, path: image.save(path, "AVIF", quality=60, speed=10),
    "avif alpha": lambda image, path: _clear(image.crop((0, 0, *THIRTY_FOUR))).save(
        path, "AVIF", quality=60, speed=10
    ),
    "gif": lambda image, path: image.quantize(64, method=Image.Quantize.FASTOCTREE).save(
        path, "GIF"
    ),
    "gif 200 frames": _gif,
    "tiff": _raw,
    "tiff lzw": _tiff(compression="tiff_lzw"),
    "tiff one strip lzw": _tiff(compression="tiff_lzw", strip_size=1 << 30),
    "tiff deflate": _tiff(compression="tiff_adobe_deflate"),
    "tiff jpeg": _tiff(compression="jpeg"),
    "tiff cmyk": lambda image, path: _raw(image.convert("CMYK"), path),
    "tiff cmyk lzw": lambda image, path: (
        _toned(image).convert("CMYK").save(path, "TIFF", compression="tiff_lzw")
    ),
    "tiff 16 bit": lambda image, path: _raw(_deep(image), path),
    "tiff float": lambda image, path: _raw(
        Image.fromarray(np.asarray(image.convert("L")).astype(np.float32)), path
    ),
}
"""Name → writes the scene to the path in that way."""
