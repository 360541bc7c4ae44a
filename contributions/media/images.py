"""Pictures: decoded once, made upright and sRGB, drawn on fresh canvases, smallest first."""

import struct
import warnings
from typing import BinaryIO

from PIL import (
    AvifImagePlugin,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from contributions.media import canvas, prints
from contributions.media.errors import Refused
from contributions.media.job import Job
from contributions.media.limits import ImageLimits
from contributions.media.placeholder import dominant_color, placeholder
from contributions.media.rendered import Fact
from contributions.media.report import Report

# The decoders must be loaded before the child locks itself in; Pillow would load them when needed.
PLUGINS = (
    AvifImagePlugin,
    GifImagePlugin,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)
# RuntimeError is what AVIF's decoder says.
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    ArithmeticError,
    RuntimeError,
    struct.error,
)
_BOMB = (
    Image.DecompressionBombWarning,
    Image.DecompressionBombError,
)  # From here on a first look pays for itself.
_LARGE = 6_000_000

Renditions = dict[int, Image.Image]


def render(file: BinaryIO, job: Job, report: Report) -> None:
    """Decode `file` with the one decoder of the job and write its renditions."""
    limits = job.limits.image
    try:
        image = _open(file, job.decoder.name, limits)
        facts = _facts(image, limits)
        view = _View(image, limits)
        report.step(1, 3, 0)
        first = _glance(file, image, view)
        prints.write_first(first, report)
        renditions = _renditions(image, view)
    except PermissionError:
        # Not the file's fault: something wanted to load a module after the door was shut.
        raise
    except _BROKEN as error:
        cut = "truncated" in str(error).lower()
        raise Refused("truncated" if cut else "damaged") from error
    except MemoryError as error:
        raise Refused("too_much_memory") from error
    smallest = (first or renditions)[min(renditions)]
    facts["width"], facts["height"] = view.size
    facts["dominant_color"] = dominant_color(smallest)
    facts["placeholder"] = placeholder(smallest)
    prints.write(renditions | first, report, already=first)
    report.done("image", facts)


def _open(file: BinaryIO, name: str, limits: ImageLimits) -> Image.Image:
    """Read the header only; the caps are checked before a single pixel is decoded."""
    Image.MAX_IMAGE_PIXELS = limits.max_pixels
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        image = Image.open(file, formats=[name])
    except _BOMB as error:
        raise Refused("too_many_pixels", limit=limits.max_pixels // 1_000_000) from error
    if image.width * image.height > limits.max_pixels:
        raise Refused("too_many_pixels", limit=limits.max_pixels // 1_000_000)
    return image


def _facts(image: Image.Image, limits: ImageLimits) -> dict[str, Fact]:
    frames = 1 if isinstance(image, JpegImagePlugin.JpegImageFile) else _frames(image)
    if frames > limits.max_frames:
        raise Refused("too_many_frames", frames=frames, limit=limits.max_frames)
    return {"format": image.format, "frames": frames}


def _frames(image: Image.Image) -> int:
    found = getattr(image, "n_frames", 1)
    image.seek(0)
    return int(found)


class _View:
    """How the picture is meant to be seen, read from its header."""

    def __init__(self, image: Image.Image, limits: ImageLimits) -> None:
        self.turn = canvas.orientation(image)
        self.profile: bytes | None = image.info.get("icc_profile")
        self.size = self._turned(image.size)
        self.sizes = canvas.targets(*self.size, limits.widths)

    def lying(self, nominal: int) -> canvas.Size:
        """The size of a rendition before it is turned upright."""
        return self._turned(self.sizes[nominal])

    def drawn(self, image: Image.Image, nominal: int) -> Image.Image:
        """Small first, then its colours, then upright, which is the cheapest order."""
        small = canvas.to_srgb(
            canvas.shrink(canvas.plain(image), self.lying(nominal)), self.profile
        )
        return canvas.fresh(canvas.turned(small, self.turn))

    def _turned(self, size: canvas.Size) -> canvas.Size:
        return size[::-1] if canvas.is_sideways(self.turn) else size


def _draft(image: Image.Image, size: canvas.Size) -> None:
    """JPEG is decoded at a half, a quarter or an eighth for less; twice what is needed is sharp."""
    if image.format == "JPEG":
        image.draft(None, (size[0] * 2, size[1] * 2))


def _glance(file: BinaryIO, image: Image.Image, view: _View) -> Renditions:
    """The smallest rendition of a large JPEG before the whole is decoded; else nothing."""
    nominal = min(view.sizes)
    if image.format != "JPEG" or image.width * image.height < _LARGE:
        return {}
    # A second reader of the same file; Pillow seeks by itself.
    small = Image.open(file, formats=["JPEG"])
    _draft(small, view.lying(nominal))
    made = {nominal: view.drawn(small, nominal)}
    file.seek(0)
    return made


def _renditions(image: Image.Image, view: _View) -> Renditions:
    """Every size, made from the next larger one."""
    largest = max(view.sizes)
    _draft(image, view.lying(largest))
    image.load()
    shown = view.drawn(image, largest)
    image.close()
    made = {largest: shown}
    for nominal in sorted(view.sizes, reverse=True)[1:]:
        shown = made[nominal] = canvas.shrink(shown, view.sizes[nominal])
    return made
