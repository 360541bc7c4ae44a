"""Turn whatever a decoder gives into an upright sRGB picture that carries nothing else along."""

import io
import math

from PIL import Image, ImageCms, JpegImagePlugin, WebPImagePlugin

# What renditions are written with is loaded before the child locks itself in.
WRITERS = (JpegImagePlugin, WebPImagePlugin)
Image.preinit()

Size = tuple[int, int]

_TURNS = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
# WebP stops at 16383 pixels; a scroll taller than that becomes narrower instead. So does one that
# has more pixels than encoders find room for beside each other.
_TALLEST = 16000
_MOST_PIXELS = 20_000_000


def targets(width: int, height: int, widths: tuple[int, ...]) -> dict[int, Size]:
    """The size of each rendition by its nominal width: never larger than the original.

    Ends with the first width that holds the whole original, so at least one is always there.
    """
    found: dict[int, Size] = {}
    for nominal in sorted(widths):
        fits = math.sqrt(_MOST_PIXELS / (width * height))
        scale = min(1.0, nominal / width, _TALLEST / height, fits)
        found[nominal] = (max(1, round(width * scale)), max(1, round(height * scale)))
        if scale == 1.0:
            break
    return found


def plain(image: Image.Image, levels: tuple[float, float] | None = None) -> Image.Image:
    """One of the modes that can be resized: L, RGB, RGBA or CMYK.

    `levels` are what is black and white where the numbers of a pixel have no agreed end.
    """
    if image.mode in ("L", "RGB", "RGBA", "CMYK"):
        return image
    if image.mode == "1":
        return image.convert("L")
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.mode in ("I", "F"):
        return _stretched(image, *(levels or (0.0, 255.0)))
    clear = image.mode in ("LA", "La", "PA", "RGBa") or "transparency" in image.info
    return image.convert("RGBA" if clear else "RGB")


def _stretched(image: Image.Image, low: float, high: float) -> Image.Image:
    scale = 255 / (high - low) if high > low else 1.0
    return image.point(lambda value: value * scale + -low * scale).convert("L")


def shrink(image: Image.Image, size: Size) -> Image.Image:
    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB or RGBA in sRGB; a broken profile counts as none."""
    wanted = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode=wanted)
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None
        if converted is not None:
            return converted
    return image if image.mode == wanted else image.convert(wanted)


def orientation(image: Image.Image) -> int:
    """EXIF's turn, 1 to 8; unreadable EXIF means upright."""
    try:
        found = image.getexif().get(0x0112, 1)
    except (OSError, SyntaxError, ValueError, TypeError, LookupError):
        return 1
    return found if found in _TURNS else 1


def turned(image: Image.Image, turn: int) -> Image.Image:
    for method in _TURNS.get(turn, ()):
        image = image.transpose(method)
    return image


def is_sideways(turn: int) -> bool:
    return turn >= 5


def fresh(image: Image.Image) -> Image.Image:
    """The same pixels without comment, EXIF, XMP or profile (Pillow would write them again)."""
    canvas = Image.new(image.mode, image.size)
    canvas.paste(image)
    return canvas


def on_white(image: Image.Image) -> Image.Image:
    """For JPEG, which knows no transparency."""
    if image.mode != "RGBA":
        return image
    canvas = Image.new("RGB", image.size, "white")
    canvas.paste(image, mask=image.getchannel("A"))
    return canvas
