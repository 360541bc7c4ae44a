"""Files made in code: pictures, sounds, films, and some that wish us ill."""

import os
import struct
import threading
import wave
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
from av.video.stream import VideoStream
from PIL import Image

Pixels = npt.NDArray[np.uint8]


def scenery(width: int, height: int) -> Pixels:
    """Red grows to the right, green downwards; the upper left corner is blue."""
    made = np.zeros((height, width, 3), np.uint8)
    made[..., 0] = np.linspace(0, 255, width, dtype=np.uint8)[np.newaxis, :]
    made[..., 1] = np.linspace(0, 255, height, dtype=np.uint8)[:, np.newaxis]
    made[: height // 4, : width // 4] = (0, 0, 255)
    return made


def picture(path: Path, size: tuple[int, int] = (800, 600), **options: Any) -> Path:
    """In the format of the path's ending, with what `options` ask of Pillow."""
    Image.fromarray(scenery(*size)).save(path, **options)
    return path


def exif(tags: Mapping[int, object]) -> Image.Exif:
    made = Image.Exif()
    for tag, value in tags.items():
        made[tag] = value
    return made


def located_exif(place: bytes) -> bytes:
    """EXIF with a GPS position whose processing note is `place`."""
    made = exif({0x010F: "Camera"})
    made.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 29.0), 27: place})
    return made.tobytes()


def png_that_claims(path: Path, width: int, height: int) -> Path:
    """A PNG whose header claims more than the few bytes behind it could hold."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", data)
        + _chunk(b"IEND", b"")
    )
    return path


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)


def blinking(path: Path, frames: int) -> Path:
    """A GIF of that many differing frames."""
    made = [Image.new("P", (8, 8), index % 2) for index in range(frames)]
    for index, image in enumerate(made):
        image.putpixel((index % 8, index // 8 % 8), 7)
    made[0].save(path, save_all=True, append_images=made[1:])
    return path


def tone(path: Path, seconds: float = 2.0, *, level: float = 0.5, rate: int = 48_000) -> Path:
    """A WAV of 997 Hz on two channels; at level 1.0 its loudness is -0.0 LUFS, as the norm says."""
    time = np.arange(int(seconds * rate)) / rate
    wanted = np.sin(2 * np.pi * 997 * time) * level * 32767
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.repeat(wanted.astype("<i2"), 2).tobytes())
    return path


def film(
    path: Path,
    size: tuple[int, int] = (640, 480),
    *,
    seconds: float = 2.0,
    turned: float = 0.0,
    title: str = "",
    sound: bool = True,
) -> Path:
    """A film that grows brighter, with a corner marked; `turned` is how the camera was held."""
    with av.open(str(path), "w") as container:
        container.metadata["title"] = title
        video = container.add_stream("libx264", rate=25, options={"preset": "ultrafast"})
        if not isinstance(video, VideoStream):
            raise TypeError(video)
        video.width, video.height, video.pix_fmt = size[0], size[1], "yuv420p"
        if turned:
            video.set_display_rotation(turned)
        audio = container.add_stream("aac", rate=48_000) if sound else None
        _shoot(container, video, scenery(*size), int(seconds * 25))
        if audio is not None:
            _sing(container, audio, seconds)
    return path


def _shoot(container: Any, video: VideoStream, pixels: Pixels, count: int) -> None:
    for index in range(count):
        shown = (pixels * (0.5 + 0.5 * index / count)).astype(np.uint8)
        frame = av.VideoFrame.from_ndarray(shown, format="rgb24")
        frame.pts, frame.time_base = index, Fraction(1, 25)
        container.mux(video.encode(frame))
    container.mux(video.encode(None))


def _sing(container: Any, audio: Any, seconds: float) -> None:
    time = np.arange(int(seconds * 48_000)) / 48_000
    wave_form = np.sin(2 * np.pi * 440 * time).astype(np.float32)
    for start in range(0, wave_form.size, 1024):
        part = np.ascontiguousarray(np.stack([wave_form[start : start + 1024]] * 2))
        frame = av.AudioFrame.from_ndarray(part, "fltp", "stereo")
        frame.sample_rate, frame.pts, frame.time_base = 48_000, start, Fraction(1, 48_000)
        container.mux(audio.encode(frame))
    container.mux(audio.encode(None))


@contextmanager
def highest_memory() -> Iterator[list[int]]:
    """The most resident memory, in bytes, that any child of the sandbox had meanwhile."""
    seen, over = [0], threading.Event()

    def watch() -> None:
        while not over.wait(0.01):
            for child in children():
                seen[0] = max(seen[0], _high_water(child))

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield seen
    finally:
        over.set()
        watching.join()


def children() -> Iterator[int]:
    """Process ids of the sandbox's children that live right now."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = path.read_text().rsplit(")", 1)[1].split()[1]
            command = path.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if int(parent) == os.getpid() and b"contributions.media.child" in command:
            yield int(path.parent.name)


def _high_water(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))
