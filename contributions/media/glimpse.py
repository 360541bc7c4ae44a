"""What pictures look like, as the fact `LOOKS`."""

from collections.abc import Iterable

from PIL import Image

from contributions.domain.looks import SIDE, look_of
from contributions.media.canvas import on_white

LONG = 6
"""Lines of text and other strips look alike when they are squeezed into a square."""


def looks(pictures: Iterable[Image.Image]) -> str:
    """Each look once; "" when there is nothing in them to be known by."""
    found = [look_of(_grey(each)) for each in pictures if max(each.size) < LONG * min(each.size)]
    return "".join(f"{look:016x}" for look in dict.fromkeys(found) if look is not None)


def _grey(picture: Image.Image) -> bytes:
    small = on_white(picture).convert("L").resize((SIDE, SIDE), Image.Resampling.BOX)
    return small.tobytes()
