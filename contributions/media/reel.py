"""All sizes of one film, fed from the same decoded frames."""

from contextlib import ExitStack
from fractions import Fraction

from av.video.frame import VideoFrame

from contributions.media.encoder import CLOCK, Rung
from contributions.media.ladder import Size, displayed, quarter_turns, rungs
from contributions.media.limits import VideoLimits
from contributions.media.report import Report
from contributions.media.streams import File

_FASTEST = 60


class Reel:
    """Opens its files for the first frame, because only that tells how the film is shown."""

    def __init__(
        self, files: ExitStack, limits: VideoLimits, rate: Fraction | None, report: Report
    ) -> None:
        self._files, self._limits, self._report = files, limits, report
        self._rate = min(Fraction(rate or 25), Fraction(_FASTEST)).limit_denominator(1001)
        self._last = -CLOCK
        self.outputs: dict[str, File] = {}
        self._rungs: list[Rung] = []
        self.sizes: dict[str, Size] = {}
        self.shown: Size = (0, 0)

    def open(self, frame: VideoFrame, ratio: float) -> None:
        self.shown = displayed(frame, ratio)
        for nominal, size in rungs(self.shown, self._limits.heights).items():
            role = f"film-{nominal}"
            file = self._files.enter_context(File(self._report.path(role), "film"))
            rung = Rung(file, nominal, size, rate=self._rate, turns=quarter_turns(frame))
            self.outputs[role], self.sizes[role] = file, size
            self._rungs.append(rung)

    def add(self, frame: VideoFrame, seconds: float) -> None:
        """Each size is scaled from the next larger; above 60 frames a second some are dropped."""
        ticks = round(seconds * CLOCK)
        if ticks - self._last < CLOCK // (_FASTEST + 2):
            return
        self._last = ticks
        for rung in self._rungs:
            frame = rung.scale(frame)
            rung.write(frame, ticks)

    def close(self) -> None:
        for rung in self._rungs:
            rung.write(None)
