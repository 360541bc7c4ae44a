"""What moves keeps moving: one animated WebP beside the still sizes, for those who want it."""

import math
from typing import BinaryIO

from PIL import Image

from contributions.media import bands
from contributions.media.canvas import Size
from contributions.media.report import Report
from contributions.media.view import View

ROLE = "motion"
FORMATS = {"GIF", "WEBP", "PNG", "AVIF"}
_WIDEST = 640
# All frames wait for the encoder together, four bytes a pixel.
_PIXELS_OF_ALL = 50_000_000
# Larger canvases stand still: their decoders keep several of them.
_LARGEST = 8_000_000
_QUICKEST, _SLOWEST, _USUAL = 20, 60_000, 100


def write(file: BinaryIO, name: str, view: View, report: Report) -> None:
    """Nothing for a picture of one frame, for pages of a document and for a huge canvas."""
    file.seek(0)
    with Image.open(file, formats=[name]) as image:
        count = int(getattr(image, "n_frames", 1))
        if name not in FORMATS or count < 2 or image.width * image.height > _LARGEST:
            return
        size = _size(view.size, count)
        lying = view.turned(size)
        frames, times = [], []
        for at in range(count):
            image.seek(at)
            image.load()
            frames.append(view.drawn(bands.shrunk(bands.cut_of(image), image.size, lying)))
            times.append(_milliseconds(image.info.get("duration")))
            report.working(90 + 8 * at / count)
        loop = image.info.get("loop", 1 if name == "GIF" else 0)
    first, *others = frames
    first.save(
        report.path(ROLE),
        "WEBP",
        save_all=True,
        append_images=others,
        duration=times,
        loop=loop if isinstance(loop, int) and 0 <= loop < 65536 else 0,
        quality=70,
        method=2,
    )
    report.finished(ROLE, size)


def _size(full: Size, count: int) -> Size:
    width, height = full
    fits = math.sqrt(_PIXELS_OF_ALL / count / (width * height))
    scale = min(1.0, _WIDEST / width, fits)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _milliseconds(found: object) -> int:
    """Browsers show a frame that has no time for a tenth of a second."""
    if not isinstance(found, int | float) or not math.isfinite(found) or found <= 10:
        return _USUAL
    return int(min(max(found, _QUICKEST), _SLOWEST))
