"""What a sound is known by, written by the child beside its streams."""

import json
from pathlib import Path

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from contributions.domain.landmarks import RATE, Ear
from contributions.media.report import Report
from contributions.media.roles import LANDMARKS


class Impression:
    """Takes uniform frames; afterwards writes the landmarks, if it heard any."""

    def __init__(self) -> None:
        self._ear = Ear()
        self._thin = AudioResampler("flt", "mono", RATE)

    def hear(self, frame: AudioFrame | None) -> None:
        """None at the end."""
        for made in self._thin.resample(frame):
            samples = made.to_ndarray()[0].astype(np.float32, copy=False)
            self._ear.hear(np.clip(np.nan_to_num(samples), -1.0, 1.0))

    def write(self, report: Report) -> None:
        self.hear(None)
        landmarks, moments = self._ear.landmarks()
        if landmarks:
            numbers = json.dumps({"landmarks": landmarks, "moments": moments})
            Path(report.path(LANDMARKS)).write_text(numbers)
            report.finished(LANDMARKS)
