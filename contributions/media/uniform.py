"""Sound in one shape, whatever the file holds: planar floats, one or two channels, one rate."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream

_RATES = (44_100, 48_000)
# Players forgive this much; a larger gap is filled and a larger overlap cut, to keep lips in step.
_TOLERANCE = 0.1


class Uniform:
    """Resamples frames and stamps them by counting samples, so that time never runs backwards."""

    def __init__(self, stream: AudioStream) -> None:
        context = stream.codec_context
        self.rate = context.sample_rate if context.sample_rate in _RATES else 48_000
        self.layout = "mono" if context.channels == 1 else "stereo"
        self.samples = 0
        self._shape: tuple[str, str, int] | None = None
        self._resampler: AudioResampler | None = None

    @property
    def seconds(self) -> float:
        return self.samples / self.rate

    def take(self, frame: AudioFrame) -> Iterator[AudioFrame]:
        """A file may change its rate or channels on the way: each shape has its own resampler."""
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        if shape != self._shape:
            yield from self.flush()
            self._shape = shape
            self._resampler = AudioResampler("fltp", self.layout, self.rate)
        yield from self._resampled(frame)

    def take_at(self, frame: AudioFrame, seconds: float) -> Iterator[AudioFrame]:
        """As `take`, where the frame belongs at `seconds`: silence before it, or not at all."""
        late = seconds - self.seconds
        if late < -_TOLERANCE:
            return
        if late > _TOLERANCE:
            yield from self.silence(late)
        yield from self.take(frame)

    def silence(self, seconds: float) -> Iterator[AudioFrame]:
        left = int(seconds * self.rate)
        channels = 1 if self.layout == "mono" else 2
        while left > 0:
            size = min(left, self.rate)
            empty = np.zeros((channels, size), np.float32)
            yield self._stamped(AudioFrame.from_ndarray(empty, "fltp", self.layout))
            left -= size

    def flush(self) -> Iterator[AudioFrame]:
        if self._resampler is not None:
            yield from self._resampled(None)
            self._resampler = None

    def _resampled(self, frame: AudioFrame | None) -> Iterator[AudioFrame]:
        if self._resampler is None:
            return
        if frame is not None:
            frame.pts = None
        for made in self._resampler.resample(frame):
            if made.samples:
                yield self._stamped(made)

    def _stamped(self, frame: AudioFrame) -> AudioFrame:
        frame.sample_rate = self.rate
        frame.pts = self.samples
        frame.time_base = Fraction(1, self.rate)
        self.samples += frame.samples
        return frame
