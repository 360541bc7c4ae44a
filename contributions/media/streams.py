"""Encoders that write into a fresh file with no metadata but the bare stream."""

from types import TracebackType
from typing import Self

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream

_PLAIN = {"fflags": "+bitexact"}
# The index goes to the front so that a player can start before it has the whole file.
_FORMATS: dict[str, tuple[str, dict[str, str]]] = {
    "stream-m4a": ("ipod", {"movflags": "+faststart"}),
    "stream-mp3": ("mp3", {"write_id3v2": "0", "id3v2_version": "0"}),
    "film": ("mp4", {"movflags": "+faststart"}),
}
# LAME's search for the last bit takes three times as long and is not heard at this rate.
_QUICKLY = {"libmp3lame": {"compression_level": "7"}}
_CODECS = {"stream-m4a": ("aac", 160_000), "stream-mp3": ("libmp3lame", 192_000)}


class File:
    """An output container under the name of its role; closing writes the end."""

    def __init__(self, path: str, form: str) -> None:
        name, options = _FORMATS[form]
        self.container = av.open(path, "w", format=name, container_options=options | _PLAIN)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self.container.close()
        except av.error.FFmpegError:
            # What went wrong first is what is told.
            if error is None:
                raise


class Track:
    """Sound going into a file; takes uniform frames and None at the end."""

    def __init__(self, file: File, codec: str, bit_rate: int, rate: int, layout: str) -> None:
        self._container = file.container
        options = {"flags": "+bitexact"} | _QUICKLY.get(codec, {})
        stream = file.container.add_stream(codec, rate=rate, options=options)
        if not isinstance(stream, AudioStream):
            raise TypeError(codec)
        stream.codec_context.layout = layout
        stream.codec_context.bit_rate = bit_rate // 2 if layout == "mono" else bit_rate
        self._stream = stream

    def write(self, frame: AudioFrame | None) -> None:
        for packet in self._stream.encode(frame):
            self._container.mux(packet)


def track(file: File, role: str, rate: int, layout: str) -> Track:
    codec, bit_rate = _CODECS[role]
    return Track(file, codec, bit_rate, rate, layout)
