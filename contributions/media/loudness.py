"""EBU R128 loudness, measured by libav's own filter."""

import math

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.filter import Graph

# Below the gate of the standard there is nothing to measure.
_SILENCE = -70.0


class Loudness:
    """Feed it every frame; at the end read `integrated` (LUFS), `spread` (LU)
    and `true_peak` (dBTP)."""

    def __init__(self, frame: AudioFrame, stream: AudioStream) -> None:
        graph = Graph()
        self._source = graph.add_abuffer(
            sample_rate=frame.sample_rate,
            format=frame.format,
            layout=frame.layout.name,
            time_base=frame.time_base or stream.time_base,
        )
        meter = graph.add("ebur128", "metadata=1:peak=true:framelog=quiet")
        self._sink = graph.add("abuffersink")
        self._source.link_to(meter)
        meter.link_to(self._sink)
        graph.configure()
        self._graph = graph
        self._latest: dict[str, str] = {}
        self._peak = 0.0

    def add(self, frame: AudioFrame | None) -> None:
        """None at the end."""
        self._source.push(frame)
        while True:
            try:
                measured = self._sink.pull()
            except (av.error.BlockingIOError, av.error.EOFError):
                return
            found = measured.metadata
            if found:
                self._latest = found

    @property
    def integrated(self) -> float | None:
        value = _number(self._latest.get("lavfi.r128.I"))
        return None if value is None or value <= _SILENCE else round(value, 1)

    @property
    def spread(self) -> float | None:
        """The loudness range, in LU: how far loud and quiet passages are apart."""
        value = _number(self._latest.get("lavfi.r128.LRA"))
        return None if value is None or self.integrated is None else round(value, 1)

    @property
    def true_peak(self) -> float | None:
        """Decibels relative to full scale."""
        peaks = [
            value
            for key, text in self._latest.items()
            if key.startswith("lavfi.r128.true_peaks_ch") and (value := _number(text)) is not None
        ]
        loudest = max(peaks, default=0.0)
        return round(20 * math.log10(loudest), 1) if loudest > 0 else None


def _number(text: str | None) -> float | None:
    try:
        value = float(text) if text is not None else math.nan
    except ValueError:
        return None
    return value if math.isfinite(value) else None
