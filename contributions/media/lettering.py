"""Words on a picture, in the house's fonts: a sign that one has not is set in the next that has."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import dropwhile, groupby
from pathlib import Path
from typing import Final

from django.conf import settings
from PIL import ImageDraw, ImageFont

HOUSE: Final = Path(settings.BASE_DIR) / "static" / "fonts"
BOOKS: Final = Path(settings.BASE_DIR) / "contributions" / "printing" / "fonts"
_REST: Final = (BOOKS / "wide.ttf", BOOKS / "emoji.ttf")
_FACES: Final = {
    "display": (HOUSE / "bricolage-display.woff2", HOUSE / "bricolage-display-ext.woff2", *_REST),
    "text": (HOUSE / "bricolage-text.woff2", HOUSE / "bricolage-text-ext.woff2", *_REST),
    "page": (BOOKS / "page.ttf", *_REST),
}
_AXES: Final = {"display": 75, "text": 600}
"""How wide or how heavy."""
_NOBODYS: Final = "\U0010fffd"


class Lettering:
    def __init__(self, face: str, size: int) -> None:
        self.size = size
        self._fonts = [
            _font(path, size, _AXES.get(face) if path.parent == HOUSE else None)
            for path in _FACES[face]
        ]

    def width(self, words: str) -> float:
        return sum(font.getlength(run) for font, run in self._runs(words))

    def draw(self, on: ImageDraw.ImageDraw, at: tuple[float, float], words: str, ink: str) -> None:
        """`at` is where the line begins and its letters stand."""
        x, y = at
        for font, run in self._runs(words):
            on.text((x, y), run, font=font, fill=ink, anchor="ls")
            x += font.getlength(run)

    def _runs(self, words: str) -> list[tuple[ImageFont.FreeTypeFont, str]]:
        """What no font has is left out: never a box."""
        places = [(self._place(sign, words), sign) for sign in words]
        known = [(at, sign) for at, sign in places if at is not None]
        kept = dropwhile(lambda each: each[1].isspace(), known)
        return [
            (self._fonts[at], "".join(sign for _at, sign in run))
            for at, run in groupby(kept, key=lambda each: each[0])
        ]

    def _place(self, sign: str, words: str) -> int | None:
        """A line with Hebrew or Arabic in it is one run, so that it can be turned round."""
        first = len(self._fonts) - 2 if _turns(words) else 0
        if sign.isspace():
            return first
        if unicodedata.category(sign) in {"Cf", "Cc", "Cs", "Co", "Cn"}:
            return None
        order = [first, *range(len(self._fonts))]
        return next((at for at in order if _has(self._fonts[at], sign)), None)


@lru_cache(maxsize=64)
def _font(path: Path, size: int, axis: int | None) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(path, size)
    if axis is not None:
        font.set_variation_by_axes([axis])
    return font


@lru_cache(maxsize=4096)
def _has(font: ImageFont.FreeTypeFont, sign: str) -> bool:
    return bytes(font.getmask(sign)) != bytes(font.getmask(_NOBODYS))


def _turns(words: str) -> bool:
    return any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in words)
