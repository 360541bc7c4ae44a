"""Make media files from arrays: what the demo studio (and nobody else) needs of Pillow and PyAV.

It reads only files of this repository, so it may decode in its own process.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
from PIL import Image

Picture = npt.NDArray[np.uint8]
"""Height × width × 3, sRGB."""
Sound = npt.NDArray[np.float32]
"""Channels × samples, within −1…1."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels of the source; fractions are honoured."""

SAMPLE_RATE = 44_100
_BLOCK = 4_096


def load_picture(path: Path) -> Picture:
    with Image.open(path, formats=("WEBP", "JPEG", "PNG")) as image:
        return np.asarray(image.convert("RGB"))


class Stage:
    """A picture held in memory for a camera: scaled once, then viewed many times."""

    def __init__(self, picture: Picture, *, width: int) -> None:
        scale = width / picture.shape[1]
        self.size = (width, round(picture.shape[0] * scale))
        self._image = Image.fromarray(picture).resize(self.size, Image.Resampling.LANCZOS)

    def view(self, box: Box, size: tuple[int, int], *, lean: float = 0.0) -> Picture:
        """What a camera over `box` sees, as width × height: pans without whole-pixel jumps.

        `lean` tips everything upright sideways (pixels per pixel of height, about the lower
        edge) while a horizon stays level.
        """
        if not lean:
            return np.array(self._image.resize(size, Image.Resampling.BILINEAR, box=box))
        across = (box[2] - box[0]) / size[0]
        down = (box[3] - box[1]) / size[1]
        matrix = (across, -lean * down, box[0] + lean * (box[3] - box[1]), 0.0, down, box[1])
        bilinear = Image.Resampling.BILINEAR
        return np.array(self._image.transform(size, Image.Transform.AFFINE, matrix, bilinear))


def encode_audio(sound: Sound, path: Path) -> Path:
    """Write FLAC, 16 bit; the same samples give the same bytes."""
    with av.open(str(path), "w", format="flac", options={"fflags": "+bitexact"}) as out:
        stream = out.add_stream("flac", rate=SAMPLE_RATE)
        stream.layout = _layout(sound)
        stream.format = "s16"
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        whole = np.round(np.clip(sound, -1, 1) * 32_767).astype(np.int16)
        for frame in _sound_frames(whole, "s16"):
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path


def encode_film(
    frames: Iterable[Picture], audio: Sound | None, path: Path, *, frame_rate: int
) -> Path:
    """Write H.264 and AAC as MP4. One encoder thread, so the same frames give the same bytes."""
    with av.open(str(path), "w", format="mp4", options={"fflags": "+bitexact"}) as out:
        picture_stream: av.VideoStream | None = None
        sound_stream: av.AudioStream | None = None
        for picture in frames:
            if picture_stream is None:
                picture_stream = _add_picture_stream(out, picture, frame_rate)
                sound_stream = _add_sound_stream(out, audio)
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            out.mux(picture_stream.encode(frame))
        if picture_stream is None:
            raise ValueError("A film needs at least one frame.")
        out.mux(picture_stream.encode(None))
        if sound_stream is not None and audio is not None:
            for sound_frame in _sound_frames(audio.astype(np.float32), "fltp"):
                out.mux(sound_stream.encode(sound_frame))
            out.mux(sound_stream.encode(None))
    return path


def _add_picture_stream(
    out: av.container.OutputContainer, first: Picture, frame_rate: int
) -> av.VideoStream:
    stream = out.add_stream(
        "libx264", rate=frame_rate, options={"preset": "superfast", "crf": "20", "threads": "1"}
    )
    stream.height, stream.width = first.shape[:2]
    stream.pix_fmt = "yuv420p"
    stream.codec_context.flags |= av.codec.context.Flags.bitexact
    return stream


def _add_sound_stream(
    out: av.container.OutputContainer, audio: Sound | None
) -> av.AudioStream | None:
    if audio is None:
        return None
    stream = out.add_stream("aac", rate=SAMPLE_RATE)
    stream.layout = _layout(audio)
    stream.bit_rate = 160_000
    stream.codec_context.flags |= av.codec.context.Flags.bitexact
    return stream


def _layout(sound: npt.NDArray[np.generic]) -> str:
    return "stereo" if sound.shape[0] == 2 else "mono"


def _sound_frames(sound: npt.NDArray[np.generic], sample_format: str) -> Iterator[av.AudioFrame]:
    """Blocks of samples with their time stamps, packed when the format is packed."""
    for start in range(0, sound.shape[1], _BLOCK):
        block = np.ascontiguousarray(sound[:, start : start + _BLOCK])
        if sample_format == "s16":
            block = np.ascontiguousarray(block.T.reshape(1, -1))
        frame = av.AudioFrame.from_ndarray(block, format=sample_format, layout=_layout(sound))
        frame.sample_rate = SAMPLE_RATE
        frame.pts = start
        frame.time_base = Fraction(1, SAMPLE_RATE)
        yield frame
