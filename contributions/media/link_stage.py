"""The upper part of a picture for links: a crop, first lines or a waveform."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO, Final

from PIL import Image, ImageDraw, ImageOps

from contributions.domain.linked import Linked
from contributions.media.lettering import Lettering
from contributions.media.line_breaks import lines_of

# The light fields of static/css/tokens.css.
FIELDS: Final = {"writing": "#ffcd20", "image": "#007841", "audio": "#6134bd", "video": "#1a5bd9"}
INK, PALE = "#15171e", "#ffffff"
MARGIN: Final = 56
BARS: Final = 136
MOST_PIXELS: Final = 20_000_000


def staged(shown: Linked, picture: BinaryIO | None, size: tuple[int, int]) -> Image.Image:
    if picture is not None:
        return _cropped(picture, size)
    field = Image.new("RGB", size, FIELDS[shown.kind])
    on = ImageDraw.Draw(field)
    if shown.lines:
        _set(on, shown.lines, size)
    elif shown.peaks:
        _wave(on, shown.peaks, size)
    return field


def _cropped(picture: BinaryIO, size: tuple[int, int]) -> Image.Image:
    """Of what is taller than wide a little above the middle, where faces are."""
    with Image.open(picture, formats=["JPEG"]) as stored:
        if stored.width * stored.height > MOST_PIXELS:
            raise ValueError("No rendition is as large as that.")
        return ImageOps.fit(stored.convert("RGB"), size, centering=(0.5, 0.4))


def _set(on: ImageDraw.ImageDraw, lines: Sequence[str], size: tuple[int, int]) -> None:
    """As large as the lines of a poem have room for; a story's lines are broken."""
    for points in (54, 46, 40):
        letters, leading = Lettering("page", points), round(points * 1.34)
        most = (size[1] - 84) // leading
        told = [
            line for each in lines for line in lines_of(each, letters, size[0] - 2 * MARGIN, most)
        ]
        if len(told) <= most:
            break
    told = told[:most]
    top = (size[1] - len(told) * leading) / 2 + points
    for down, line in enumerate(told):
        letters.draw(on, (MARGIN, top + down * leading), line, INK)


def _wave(on: ImageDraw.ImageDraw, peaks: Sequence[int], size: tuple[int, int]) -> None:
    """The loudest of each bar's stretch, round the middle."""
    step = (size[0] - 2 * MARGIN) / BARS
    middle, reach = size[1] / 2, size[1] / 2 - 44
    for bar in range(BARS):
        first = bar * len(peaks) // BARS
        after = max((bar + 1) * len(peaks) // BARS, first + 1)
        loud = max(3.0, reach * max(peaks[first:after]) / 1000)
        x = MARGIN + bar * step
        on.rectangle((x, middle - loud, x + step - 3, middle + loud), fill=PALE)
