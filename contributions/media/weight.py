"""How much memory a picture takes while it is decoded, told from its header.

Most ways to store sixty million pixels fit. Where a library needs more than `limits.working` bytes,
that way has a lower cap, which follows from these figures; they were measured, not read.
"""

from PIL import Image, JpegImagePlugin, TiffImagePlugin

from contributions.media.errors import Refused
from contributions.media.limits import ImageLimits

# Pillow keeps a pixel in four bytes whenever it has more than one channel.
_BYTES = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2, "LA": 4}
# Pillow's own way with these: canvases of the library, the bytes it hands over, the picture.
_PILLOW = {"WEBP": 19.0, "AVIF": 14.0, "HEIF": 9.0}
_TILE_WIDTH, _TILE_LENGTH = 322, 323


def check(image: Image.Image, limits: ImageLimits) -> None:
    """Refused when decoding needs more memory than a child may have; names the cap."""
    each = of(image)
    if each * image.width * image.height > limits.working:
        raise Refused("too_heavy", limit=max(1, int(limits.working / each / 1_000_000)))


def asks_for_less(image: JpegImagePlugin.JpegImageFile, limits: ImageLimits) -> bool:
    """A progressive JPEG keeps two bytes of each coefficient beside its pixels."""
    if not image.info.get("progressive"):
        return False
    parts = [across * down for _, across, down, _ in image.layer]
    coefficients = 2.0 * sum(parts) / max(parts, default=1)
    return (of(image) + coefficients) * image.width * image.height > limits.working


def of(image: Image.Image) -> float:
    """Bytes a pixel."""
    if image.format in _PILLOW:
        return _PILLOW[image.format]
    pixel = float(_BYTES.get(image.mode, 4))
    if image.format == "TIFF":
        return pixel + _piece(image) / (image.width * image.height)
    return pixel


def _piece(image: Image.Image) -> int:
    """A TIFF's strip or tile, which is decoded as a whole: at the worst all of the picture."""
    tags = getattr(image, "tag_v2", {})
    bits = tags.get(TiffImagePlugin.BITSPERSAMPLE, (1,))
    pixel = max(sum(bits), bits[0] * tags.get(TiffImagePlugin.SAMPLESPERPIXEL, 1)) / 8
    if _TILE_WIDTH in tags:
        return int(tags[_TILE_WIDTH] * tags.get(_TILE_LENGTH, tags[_TILE_WIDTH]) * pixel)
    rows = min(tags.get(TiffImagePlugin.ROWSPERSTRIP, image.height), image.height)
    return int(rows * image.width * pixel)
