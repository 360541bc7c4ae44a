"""Write the renditions of a picture: the smallest first, the largest beside the others."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor

from PIL import Image

from contributions.media import canvas
from contributions.media.report import Report

WEBP = {"quality": 80, "method": 4}
JPEG = {"quality": 82, "optimize": False, "progressive": False}


def write_first(renditions: Mapping[int, Image.Image], report: Report) -> None:
    """What can be shown before the rest exists."""
    for nominal, image in renditions.items():
        _webp(nominal, image, report)
        _announce(nominal, image, report)


def write(renditions: Mapping[int, Image.Image], report: Report, *, already: Iterable[int]) -> None:
    """The largest takes longer than all others together, so it has a thread of its own."""
    largest = max(renditions)
    left = sorted(set(renditions) - set(already) - {largest})
    with ThreadPoolExecutor(1) as pool:
        report.step(2, 3, 30)
        if largest not in set(already):
            # A copy, because Pillow keeps the options of a save on the picture itself.
            last = pool.submit(_webp, largest, renditions[largest].copy(), report)
        for nominal in left:
            _webp(nominal, renditions[nominal], report)
            _announce(nominal, renditions[nominal], report)
        report.step(3, 3, 60)
        for nominal in sorted(renditions):
            _jpeg(nominal, renditions[nominal], report)
        if largest not in set(already):
            last.result()
            _announce(largest, renditions[largest], report)


def _webp(nominal: int, image: Image.Image, report: Report) -> None:
    image.save(report.path(f"image-{nominal}"), "WEBP", **WEBP)


def _announce(nominal: int, image: Image.Image, report: Report) -> None:
    report.finished(f"image-{nominal}", image.size)


def _jpeg(nominal: int, image: Image.Image, report: Report) -> None:
    """For the few who cannot show WebP."""
    role = f"image-{nominal}-jpeg"
    canvas.on_white(image).save(report.path(role), "JPEG", **JPEG)
    report.finished(role, image.size)
