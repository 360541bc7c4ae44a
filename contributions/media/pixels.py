"""The pixels of a picture, decoded once and made small, with as little memory as the way they are
stored allows."""

from collections.abc import Callable
from typing import BinaryIO, cast

from PIL import Image, JpegImagePlugin

from contributions.media import bands, canvas, weight
from contributions.media.limits import ImageLimits
from contributions.media.view import View

# From here on a first look pays for itself, and another decoder does.
_WORTH_A_GLANCE = 6_000_000
_LARGE = 24_000_000

Renditions = dict[int, Image.Image]
Thrifty = Callable[[BinaryIO, Image.Image], bands.Cut | None]
"""A decoder that needs less memory than Pillow's; None when it does not see the same picture."""


def glance(file: BinaryIO, image: Image.Image, view: View, limits: ImageLimits) -> Renditions:
    """The smallest rendition of a large JPEG before the whole is decoded; else nothing."""
    nominal = min(view.sizes)
    if image.format != "JPEG" or image.width * image.height < _WORTH_A_GLANCE:
        return {}
    # A second reader of the same file; Pillow seeks by itself.
    with Image.open(file, formats=["JPEG"]) as small:
        _draft(cast(JpegImagePlugin.JpegImageFile, small), view.lying(nominal), limits)
        first = bands.shrunk(bands.cut_of(small), small.size, view.lying(nominal))
    made = {nominal: view.drawn(first)}
    file.seek(0)
    return made


def renditions(
    file: BinaryIO,
    image: Image.Image,
    view: View,
    limits: ImageLimits,
    thrifty: Thrifty | None,
) -> Renditions:
    """Every size, made from the next larger one."""
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        _draft(image, view.lying(max(view.sizes)), limits)
        if image.size != view.size and image.size[0] < view.lying(max(view.sizes))[0]:
            view.decoded_at(image.size, limits)
    largest = max(view.sizes)
    shown = view.drawn(_decoded(file, image, view.lying(largest), limits, thrifty))
    made = {largest: shown}
    for nominal in sorted(view.sizes, reverse=True)[1:]:
        shown = made[nominal] = canvas.shrink(shown, view.sizes[nominal])
    return made


def _decoded(
    file: BinaryIO,
    image: Image.Image,
    size: canvas.Size,
    limits: ImageLimits,
    thrifty: Thrifty | None,
) -> Image.Image:
    """All pixels, made small; the large original is gone when this returns."""
    if thrifty is not None and image.width * image.height > _LARGE:
        cut = thrifty(file, image)
        if cut is not None:
            return bands.shrunk(cut, image.size, size)
        file.seek(0)
        image = Image.open(file, formats=[str(image.format)])
    weight.check(image, limits)
    image.load()
    small = _small(image, size)
    # Only the pixels: an animation's own way to close would close the file, which is read again.
    Image.Image.close(image)
    return small


def _small(image: Image.Image, size: canvas.Size) -> Image.Image:
    """In one go where there is room for a second copy, which is quicker than band by band."""
    fits = image.width * image.height <= _LARGE
    if image.mode in ("L", "RGB") and fits and image.size != size:
        return canvas.shrink(image, size)
    return bands.shrunk(bands.cut_of(image), image.size, size)


def _draft(image: JpegImagePlugin.JpegImageFile, size: canvas.Size, limits: ImageLimits) -> None:
    """JPEG is decoded at a half, a quarter or an eighth for less; half as much again as is needed
    is sharp."""
    wanted = (size[0] * 3 // 2, size[1] * 3 // 2)
    if weight.asks_for_less(image, limits):
        wanted = (min(wanted[0], image.width // 2), min(wanted[1], image.height // 2))
    image.draft(None, wanted)
