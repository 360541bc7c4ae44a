"""Large WebP and AVIF pictures, decoded by libav: Pillow's way keeps each pixel several times.

Only the pixels come from here. What the picture is, its turn and its colours, Pillow has told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

# PyAV would load the two later, when the child has shut the door.
import av
import av.subtitles.stream
import av.video.reformatter
from av.video.frame import VideoFrame
from PIL import Image

from contributions.media import images
from contributions.media.bands import Cut
from contributions.media.job import Job
from contributions.media.report import Report


def render(file: BinaryIO, job: Job, report: Report) -> None:
    av.logging.set_level(av.logging.PANIC)
    images.render(file, job, report, thrifty=cut_of)


def cut_of(file: BinaryIO, image: Image.Image) -> Cut | None:
    """Cuts bands out of the decoded picture; None when libav does not see the same one in it."""
    clear = image.mode == "RGBA"
    if clear and image.format == "AVIF":
        # What is clear is a picture of its own there.
        return None
    # Pillow's handle holds the whole file and room for the pixels.
    vars(image).pop("_decoder", None)
    file.seek(0)
    try:
        frame = next(_webp(file) if image.format == "WEBP" else _avif(file), None)
    except MemoryError:
        raise
    except (av.error.FFmpegError, ValueError):
        frame = None
    file.seek(0)
    if frame is None or (frame.width, frame.height) != image.size:
        return None
    return _bands(frame, clear=clear)


def _webp(file: BinaryIO) -> Iterator[VideoFrame]:
    decoder = av.CodecContext.create("webp", "r")
    decoder.thread_count = 1
    for packet in (av.Packet(file.read()), None):
        for frame in decoder.decode(packet):
            if isinstance(frame, VideoFrame):
                yield frame


def _avif(file: BinaryIO) -> Iterator[VideoFrame]:
    with av.open(file, "r", format="mov", options={"protocol_whitelist": "file"}) as container:
        stream = container.streams.video[0]
        stream.codec_context.thread_count = 1
        for frame in container.decode(stream):
            if isinstance(frame, VideoFrame):
                yield frame


@dataclass(frozen=True)
class _Bands:
    """Cuts rows out of a packed frame, whose bytes stand in `order`."""

    frame: VideoFrame
    mode: str
    order: str

    def __call__(self, top: int, bottom: int) -> Image.Image:
        plane = self.frame.planes[0]
        step = plane.line_size
        rows = memoryview(plane)[top * step : bottom * step]
        size = (self.frame.width, bottom - top)
        return Image.frombytes(self.mode, size, rows, "raw", self.order, step)


def _bands(frame: VideoFrame, *, clear: bool) -> Cut:
    if frame.format.name == "argb":
        return _Bands(frame, *(("RGBA", "ARGB") if clear else ("RGB", "XRGB")))
    mode = "RGBA" if clear else "RGB"
    return _Bands(frame.reformat(format=mode.lower() if clear else "rgb24"), mode, mode)
