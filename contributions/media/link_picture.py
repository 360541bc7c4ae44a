"""Draw what stands for a work in links elsewhere: the thing itself on a field of its kind's
colour, below it title and authors on the wall, and one strip of tape between them."""

from __future__ import annotations

import io
from typing import BinaryIO, Final

from django.conf import settings
from PIL import Image, ImageChops, ImageDraw

from contributions.domain.linked import HEIGHT, WIDTH, Linked
from contributions.media import link_stage
from contributions.media.lettering import Lettering
from contributions.media.line_breaks import lines_of

STAGE: Final = 404
MARGIN: Final = 56
# The light colours of static/css/tokens.css, which a picture cannot ask for.
WALL, INK, SOFT, RED = "#eaeae6", "#15171e", "#4d4f58", "#de1c19"
TAPES: Final = {"writing": "#ffda5a", "image": "#79dd9f", "audio": "#bfadf7", "video": "#8ec3f9"}
_TITLES: Final = ((104, 1), (88, 1), (58, 2))
"""Sizes to be tried, and how many lines each may take."""


def drawn(shown: Linked, picture: BinaryIO | None) -> bytes:
    """JPEG, without anything but pixels in it."""
    made = Image.new("RGB", (WIDTH, HEIGHT), WALL)
    made.paste(link_stage.staged(shown, picture, (WIDTH, STAGE)), (0, 0))
    _stick(made, TAPES[shown.kind])
    on = ImageDraw.Draw(made)
    _title(on, shown.title)
    by = Lettering("text", 32)
    room = WIDTH - 2 * MARGIN - _sign(on) - MARGIN
    [names] = lines_of(", ".join(shown.authors), by, room, 1)
    by.draw(on, (MARGIN, HEIGHT - 46), names, SOFT)
    written = io.BytesIO()
    made.save(written, "JPEG", quality=88, subsampling=0, optimize=True)
    return written.getvalue()


def _title(on: ImageDraw.ImageDraw, words: str) -> None:
    for size, most in _TITLES:
        letters = Lettering("display", size)
        lines = lines_of(words, letters, WIDTH - 2 * MARGIN, 9)
        if len(lines) <= most and not lines[-1].endswith("…"):
            break
    lines = lines_of(words, letters, WIDTH - 2 * MARGIN, most)
    foot = HEIGHT - 106
    for up, line in enumerate(reversed(lines)):
        letters.draw(on, (MARGIN, foot - up * size * 0.94), line, INK)


def _sign(on: ImageDraw.ImageDraw) -> float:
    """The site's own at the lower right; how wide it is."""
    letters = Lettering("display", 34)
    wide = letters.width(settings.SITE_NAME)
    x, foot = WIDTH - MARGIN - wide, HEIGHT - 46
    letters.draw(on, (x, foot), settings.SITE_NAME, INK)
    on.ellipse((x - 34, foot - 24, x - 10, foot), fill=RED)
    return wide + 34


def _stick(made: Image.Image, colour: str) -> None:
    """Translucent, as tape is: it prints over what lies below."""
    at = (WIDTH - MARGIN - 168, STAGE - 30, WIDTH - MARGIN, STAGE + 14)
    below = made.crop(at)
    over = ImageChops.multiply(below, Image.new("RGB", below.size, colour))
    solid = Image.new("RGB", below.size, colour)
    made.paste(Image.blend(over, solid, 0.55), at[:2])
