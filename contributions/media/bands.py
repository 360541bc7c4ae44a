"""Make a large picture small band by band: only one band at a time exists in a second copy.

What comes out is what one resize of the whole gives: across, every band for itself; then down.
"""

from collections.abc import Callable
from functools import partial

from PIL import Image

from contributions.media.canvas import Size, plain

Cut = Callable[[int, int], Image.Image]
"""The rows from the first to before the second, at full width, in a mode that can be resized."""

_ROWS = 256
_LANCZOS = Image.Resampling.LANCZOS


def cut_of(image: Image.Image) -> Cut:
    """Cuts bands out of a decoded picture."""
    levels = None
    if image.mode in ("I", "F"):
        low, high = (float(edge) for edge in image.getextrema())  # type: ignore[arg-type]
        levels = (low, high)
    return partial(_cut, image, levels)


def _cut(
    image: Image.Image, levels: tuple[float, float] | None, top: int, bottom: int
) -> Image.Image:
    return plain(image.crop((0, top, image.width, bottom)), levels)


def shrunk(cut: Cut, full: Size, size: Size) -> Image.Image:
    """The picture of size `full` as one of `size`, which is not larger."""
    width, height = full
    # What is far too large is halved, or quartered … by averages first, as Pillow's own gap does.
    factor = max(1, int(min(width / size[0], height / size[1]) / 3))
    rows, made = _ROWS * factor, None
    for top in range(0, height, rows):
        bottom = min(height, top + rows)
        band = _narrow(cut(top, bottom), factor, size[0])
        if made is None:
            made = Image.new(band.mode, (size[0], -(-height // factor)))
        made.paste(band, (0, top // factor))
    if made is None:
        raise ValueError("a picture without a row")
    if made.height != size[1]:
        made = made.resize(size, _LANCZOS, box=(0, 0, size[0], height / factor))
    return made.convert("RGBA") if made.mode == "RGBa" else made


def _narrow(band: Image.Image, factor: int, width: int) -> Image.Image:
    """Clear pixels have no say in the colour beside them, so colours are weighed by opacity."""
    full = band.width
    if band.mode == "RGBA":
        band = band.convert("RGBa")
    if factor > 1:
        band = band.reduce(factor)
    if band.width == width:
        return band
    box = (0, 0, full / factor, band.height)
    return band.resize((width, band.height), _LANCZOS, box=box)
