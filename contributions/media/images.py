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

from contributions.media import canvas
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
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, struct.error)
_BOMB = (Image.DecompressionBombWarning, Image.DecompressionBombError)
WEBP = {"quality": 80, "method": 4}
JPEG = {"quality": 82, "optimize": False, "progressive": False}

Renditions = dict[int, Image.Image]


def render(file: BinaryIO, job: Job, report: Report) -> None:
    """Decode `file` with the one decoder of the job and write its renditions."""
    limits = job.limits.image
    try:
        image = _open(file, job.decoder.name, limits)
        facts = _facts(image, limits)
        report.step(1, 3, 0)
        turn = canvas.orientation(image)
        shape = image.size[::-1] if canvas.is_sideways(turn) else image.size
        renditions = _renditions(image, turn, limits)
    except PermissionError:
        # Not the file's fault: something wanted to load a module after the door was shut.
        raise
    except _BROKEN as error:
        raise Refused("truncated" if "truncated" in str(error).lower() else "damaged") from error
    except MemoryError as error:
        raise Refused("too_much_memory") from error
    smallest = renditions[min(renditions)]
    facts["width"], facts["height"] = shape
    facts["dominant_color"] = dominant_color(smallest)
    facts["placeholder"] = placeholder(smallest)
    _write(renditions, report)
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


def _renditions(image: Image.Image, turn: int, limits: ImageLimits) -> Renditions:
    """Every size, made from the next larger one."""
    profile = image.info.get("icc_profile")
    width, height = image.size[::-1] if canvas.is_sideways(turn) else image.size
    sizes = canvas.targets(width, height, limits.widths)
    largest = sizes[max(sizes)]
    lying = largest[::-1] if canvas.is_sideways(turn) else largest
    if image.format == "JPEG":
        # The decoder halves for free; twice the largest rendition keeps its sharpness.
        image.draft(None, (lying[0] * 2, lying[1] * 2))
    image.load()
    shown = canvas.shrink(canvas.plain(image), lying)
    if shown is not image:
        image.close()
    shown = canvas.fresh(canvas.turned(canvas.to_srgb(shown, profile), turn))
    made: Renditions = {}
    for nominal in sorted(sizes, reverse=True):
        shown = made[nominal] = canvas.shrink(shown, sizes[nominal])
    return made


def _write(renditions: Renditions, report: Report) -> None:
    """All WebP first, smallest first: the JPEGs are for the few who cannot show them."""
    area = sum(image.width * image.height for image in renditions.values())
    done = 0.0
    forms = (("", "WEBP", WEBP), ("-jpeg", "JPEG", JPEG))
    for step, (suffix, form, options) in enumerate(forms, 2):
        for nominal in sorted(renditions):
            role = f"image-{nominal}{suffix}"
            image = renditions[nominal]
            report.step(step, 3, 20 + int(done))
            flat = canvas.on_white(image) if form == "JPEG" else image
            flat.save(report.path(role), form, **options)
            report.finished(role, image.size)
            done += (65 if step == 2 else 15) * image.width * image.height / area
