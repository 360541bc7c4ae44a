"""The sound of a film: heard for its waveform and written into every size."""

from collections.abc import Iterable

from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream

from contributions.media.impression import Impression
from contributions.media.listening import Meter, Shape
from contributions.media.rendered import Fact
from contributions.media.report import Report
from contributions.media.streams import File, Track
from contributions.media.uniform import Uniform

_BIT_RATE = 128_000
# Sound before the first picture waits for the files to be opened: not more than this many frames.
_WAITING = 4000


class Voice:
    """Keeps step with the picture: gaps are filled with silence, overlaps dropped."""

    def __init__(self, stream: AudioStream) -> None:
        self._uniform, self._shape, self._meter = Uniform(stream), Shape(), Meter(stream)
        self._impression = Impression()
        self._tracks: list[Track] = []
        self._waiting: list[AudioFrame] = []

    @property
    def heard(self) -> bool:
        return self._uniform.samples > 0

    def open(self, files: Iterable[File]) -> None:
        rate, layout = self._uniform.rate, self._uniform.layout
        self._tracks = [Track(file, "aac", _BIT_RATE, rate, layout) for file in files]
        for frame in self._waiting:
            self._write(frame)
        self._waiting = []

    def add(self, frame: AudioFrame, seconds: float) -> None:
        for made in self._uniform.take_at(frame, seconds):
            self._write(made)

    def close(self) -> None:
        for made in self._uniform.flush():
            self._write(made)
        for track in self._tracks:
            track.write(None)

    def write(self, report: Report, duration_ms: int) -> None:
        self._shape.write(report, duration_ms)

    def leave_an_impression(self, report: Report) -> None:
        self._impression.write(report)

    def facts(self) -> dict[str, Fact]:
        return self._meter.facts()

    def _write(self, frame: AudioFrame) -> None:
        if not self._tracks:
            if len(self._waiting) < _WAITING:
                self._waiting.append(frame)
            return
        self._shape.hear(frame)
        self._meter.hear(frame)
        self._impression.hear(frame)
        for track in self._tracks:
            track.write(frame)
