"""What is learnt from hearing a sound once: its shape and its loudness."""

import json
from pathlib import Path

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream

from contributions.media.loudness import Loudness
from contributions.media.rendered import Fact
from contributions.media.report import Report
from contributions.media.waveform import Envelope, drawing


class Shape:
    """Takes uniform frames; afterwards writes the waveform."""

    def __init__(self) -> None:
        self._envelope = Envelope()

    def hear(self, frame: AudioFrame) -> None:
        self._envelope.add(frame.to_ndarray().astype(np.float32, copy=False))

    def write(self, report: Report, duration_ms: int) -> None:
        peaks, rms = self._envelope.points()
        numbers = json.dumps({"duration_ms": duration_ms, "peaks": peaks, "rms": rms})
        Path(report.path("waveform-svg")).write_text(drawing(peaks, rms))
        report.finished("waveform-svg")
        Path(report.path("waveform-json")).write_text(numbers)
        report.finished("waveform-json")


class Meter:
    """Takes uniform frames; afterwards knows how loud they were. Four times the work of Shape."""

    def __init__(self, stream: AudioStream) -> None:
        self._stream = stream
        self._loudness: Loudness | None = None

    def hear(self, frame: AudioFrame) -> None:
        if self._loudness is None:
            self._loudness = Loudness(frame, self._stream)
        self._loudness.add(frame)

    def facts(self) -> dict[str, Fact]:
        if self._loudness is None:
            return dict.fromkeys(("loudness_lufs", "true_peak_db", "loudness_range_lu"))
        self._loudness.add(None)
        return {
            "loudness_lufs": self._loudness.integrated,
            "true_peak_db": self._loudness.true_peak,
            "loudness_range_lu": self._loudness.spread,
        }
