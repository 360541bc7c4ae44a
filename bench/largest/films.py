"""Films with the largest frames that are accepted, and one of everyday size."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from pathlib import Path

import av
import numpy as np
from PIL import Image

LARGEST = (4096, 2304)


def panning(path: Path, photograph: Path, seconds: int) -> Path:
    """1080p at 25 frames a second with sound, a slow look over a photograph."""
    source = np.asarray(Image.open(photograph).resize((2400, 1600)))
    rng = np.random.default_rng(1)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 1920, 1080, "yuv420p"
        sound = container.add_stream("aac", rate=48_000, layout="stereo")
        for index in range(25 * seconds):
            at = abs(index % 900 - 450)
            view = np.ascontiguousarray(source[at : at + 1080, at : at + 1920])
            container.mux(stream.encode(av.VideoFrame.from_ndarray(view, "rgb24")))
            noise = (rng.standard_normal((2, 1920)) * 0.1).astype(np.float32)
            heard = av.AudioFrame.from_ndarray(noise, "fltp", "stereo")
            heard.sample_rate = 48_000
            container.mux(sound.encode(heard))
        container.mux(stream.encode(None))
        container.mux(sound.encode(None))
    return path


def _large(
    codec: str, form: str, pixels: str, options: dict[str, str], _: object, path: Path
) -> None:
    width, height = LARGEST
    rng = np.random.default_rng(2)
    wide = Image.fromarray(rng.integers(0, 255, (20, 36, 3), np.uint8)).resize(
        (width + 200, height)
    )
    source = np.asarray(wide)
    with av.open(str(path), "w", format=form) as container:
        stream = container.add_stream(codec, rate=30, options=options)
        stream.width, stream.height, stream.pix_fmt = width, height, pixels
        for index in range(40):
            view = np.ascontiguousarray(source[:, index * 4 : index * 4 + width])
            frame = av.VideoFrame.from_ndarray(view, "rgb24").reformat(format=pixels)
            frame.pts, frame.time_base = index, Fraction(1, 30)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


_X265 = {"preset": "ultrafast", "x265-params": "ref=6:bframes=4:log-level=none"}
WAYS: dict[str, Callable[[object, Path], object]] = {
    "h264": partial(_large, "libx264", "mp4", "yuv420p", {"preset": "ultrafast"}),
    "h264 16 references": partial(
        _large, "libx264", "mp4", "yuv420p", {"preset": "ultrafast", "x264-params": "ref=16"}
    ),
    "h264 10 bit": partial(_large, "libx264", "mp4", "yuv420p10le", {"preset": "ultrafast"}),
    "hevc": partial(_large, "libx265", "mp4", "yuv420p", _X265),
    "hevc 10 bit": partial(_large, "libx265", "mp4", "yuv420p10le", _X265),
    "hevc 4:2:2 10 bit": partial(_large, "libx265", "mov", "yuv422p10le", _X265),
    "vp9": partial(_large, "libvpx-vp9", "webm", "yuv420p", {"cpu-used": "8", "row-mt": "1"}),
    "av1 10 bit": partial(_large, "libsvtav1", "mp4", "yuv420p10le", {"preset": "12"}),
    "prores": partial(_large, "prores_ks", "mov", "yuv422p10le", {}),
}
"""Name → writes a film of forty frames to the path."""
