"""Pictures: decoded once, made upright and sRGB, drawn on fresh canvases, smallest first."""

import struct
import warnings
from typing import BinaryIO

from PIL import Image, JpegImagePlugin

from contributions.media import glimpse, motion, pixels, prints
from contributions.media.errors import Refused
from contributions.media.job import Job
from contributions.media.limits import ImageLimits
from contributions.media.placeholder import dominant_color, placeholder
from contributions.media.rendered import LOOKS, Fact
from contributions.media.report import Report
from contributions.media.view import View

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
)


def render(
    file: BinaryIO, job: Job, report: Report, *, thrifty: pixels.Thrifty | None = None
) -> None:
    """Decode `file` with the one decoder of the job and write its renditions."""
    limits = job.limits.image
    try:
        image = _open(file, job.decoder.name, limits)
        facts = _facts(image, limits)
        view = View(image, limits)
        report.step(1, 3, 0)
        first = pixels.glance(file, image, view, limits)
        prints.write_first(first, report)
        renditions = pixels.renditions(file, image, view, limits, thrifty)
    except PermissionError:
        # Not the file's fault: something wanted to load a module after the door was shut.
        raise
    except _BROKEN as error:
        cut = "truncated" in str(error).lower()
        raise Refused("truncated" if cut else "damaged") from error
    frames = int(facts["frames"] or 1)
    smallest = (first or renditions)[min(renditions)]
    facts["width"], facts["height"] = view.size
    facts["dominant_color"] = dominant_color(smallest)
    facts["placeholder"] = placeholder(smallest)
    prints.write(renditions | first, report, already=first)
    facts[LOOKS] = glimpse.looks([smallest])
    del renditions, first, smallest
    if frames > 1:
        _move(file, job.decoder.name, view, report)
    report.done("image", facts)


def _move(file: BinaryIO, name: str, view: View, report: Report) -> None:
    """A broken frame further on leaves the still pictures."""
    try:
        motion.write(file, name, view, report)
    except PermissionError:
        raise
    except _BROKEN:
        return


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
