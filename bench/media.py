"""How fast the sandbox is beside a plain script with the same libraries.

    python bench/media.py [photograph] [film]

Without arguments a 24-megapixel photograph and a film are made up. Prints seconds and ratios.
"""

import io
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from contributions.media.encoder import options
from contributions.media.sandbox import render

WIDTHS = (320, 640, 1280, 2560)
ROUNDS = 3


def photograph(path: Path) -> Path:
    """Clouds of noise at several sizes, so that encoders find as much to do as in a real one."""
    rng = np.random.default_rng(1)
    made = Image.new("RGB", (6000, 4000))
    for size in (12, 60, 600, 3000):
        grain = rng.integers(0, 255, (size * 2 // 3, size, 3), np.uint8)
        layer = Image.fromarray(grain).resize((6000, 4000), Image.Resampling.BICUBIC)
        made = Image.blend(made, layer, 0.5 if size < 600 else 0.12)
    made.save(path, quality=92)
    return path


def film(path: Path) -> Path:
    """Ten seconds of 1080p that pans over a photograph."""
    source = np.asarray(Image.open(photograph(path.with_suffix(".jpg"))).resize((2400, 1600)))
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 1920, 1080, "yuv420p"
        for index in range(250):
            view = np.ascontiguousarray(source[index : index + 1080, index : index + 1920])
            container.mux(stream.encode(av.VideoFrame.from_ndarray(view, "rgb24")))
        container.mux(stream.encode(None))
    return path


def plain_pictures(path: Path) -> None:
    """The best plain script: decode once, each size from the next larger one."""
    image = Image.open(path)
    image.load()
    for width in sorted(WIDTHS, reverse=True):
        size = (width, round(image.height * width / image.width))
        image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        image.save(io.BytesIO(), "WEBP", quality=80, method=4)
        image.save(io.BytesIO(), "JPEG", quality=82)


def plain_film(path: Path) -> None:
    """One decode, two encodes with the settings of the ladder, nothing else."""
    with av.open(str(path)) as source, tempfile.TemporaryDirectory() as folder:
        source.streams.video[0].thread_type = "AUTO"
        sinks = []
        for nominal, size in ((720, (1280, 720)), (360, (640, 360))):
            container = av.open(f"{folder}/{nominal}.mp4", "w", options={"movflags": "faststart"})
            stream = container.add_stream("libx264", rate=25, options=options(nominal, 25))
            stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
            sinks.append((container, stream, size))
        for index, decoded in enumerate(source.decode(video=0)):
            frame = decoded
            for container, stream, size in sinks:
                frame = frame.reformat(*size, format="yuv420p")
                frame.pts, frame.time_base, frame.pict_type = index, Fraction(1, 25), 0
                container.mux(stream.encode(frame))
        for container, stream, _ in sinks:
            container.mux(stream.encode(None))
            container.close()


def sandboxed(path: Path, moments: list[float]) -> None:
    """Notes when the first file was there, counted from the call."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        first: list[float] = []
        render(
            path,
            Path(folder),
            progress=lambda _: None,
            on_output=lambda _: first.append(time.perf_counter() - begun),
        )
        moments.append(first[0])


def best(what: Callable[[], None]) -> float:
    """The shortest of a few: the others were disturbed."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        what()
        times.append(time.perf_counter() - begun)
    return min(times)


def compare(name: str, path: Path, plain: Callable[[Path], None]) -> None:
    moments: list[float] = []
    ours, theirs = best(lambda: sandboxed(path, moments)), best(lambda: plain(path))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{name}: first after {min(moments):.2f} s, all after {ours:.2f} s")
    print(f"{name}: plain script {theirs:.2f} s, ratio {ours / theirs:.2f}; child <= {memory} MB")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        given = [Path(name) for name in sys.argv[1:]]
        compare("picture", given[0] if given else photograph(Path(folder, "a.jpg")), plain_pictures)
        compare("film", given[1] if len(given) > 1 else film(Path(folder, "a.mp4")), plain_film)


if __name__ == "__main__":
    main()
