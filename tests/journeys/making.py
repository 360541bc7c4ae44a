"""Small real files, made anew: a picture, a song, a film."""

from __future__ import annotations

import wave
from pathlib import Path

import av
import numpy as np
from PIL import Image, ImageDraw

RATE = 44_100
FRAMES_A_SECOND = 25


def picture(path: Path, *, width: int = 1600, height: int = 1000, hue: int = 0) -> Path:
    """A shore with a lighthouse; another hue is another file."""
    sky = np.linspace(40 + hue % 120, 200, height, dtype=np.uint8)[:, None]
    image = Image.fromarray(np.broadcast_to(sky, (height, width)).copy()).convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, height * 3 // 4, width, height), fill=(30, 60 + hue % 90, 90))
    draw.rectangle((width // 2 - 40, height // 4, width // 2 + 40, height * 3 // 4), fill="white")
    draw.ellipse((width // 2 - 60, height // 4 - 90, width // 2 + 60, height // 4), fill="gold")
    image.save(path, quality=88)
    return path


def song(path: Path, *, seconds: float = 4, pitch: float = 220) -> Path:
    """A tone that swells and fades, as WAV."""
    at = np.arange(int(RATE * seconds)) / RATE
    sound = np.sin(2 * np.pi * pitch * at) * np.sin(np.pi * at / seconds) * 0.5
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((sound * 32_767).astype("<i2").tobytes())
    return path


def film(path: Path, *, seconds: float, width: int = 1280, height: int = 720) -> Path:
    """A bar walks across moving noise, so that encoding it takes a while."""
    noise = np.random.default_rng(7).integers(0, 255, (height, width, 3), dtype=np.uint8)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=FRAMES_A_SECOND)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.options = {"preset": "ultrafast", "crf": "30"}
        for number in range(int(seconds * FRAMES_A_SECOND)):
            frame = np.roll(noise, number * 8, axis=1)
            frame[:, (number * 12) % (width - 60) :][:, :60] = 255
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")))
        container.mux(stream.encode())
    return path
