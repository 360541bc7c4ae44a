"""All sizes of one film, fed from the same decoded frames."""

from __future__ import annotations

from contextlib import ExitStack
from fractions import Fraction

from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from contributions.media.copied import Copied
from contributions.media.encoder import CLOCK, Rung
from contributions.media.ladder import Size, displayed, quarter_turns, rungs
from contributions.media.limits import VideoLimits
from contributions.media.probe import Source
from contributions.media.report import Report
from contributions.media.streams import File

_FASTEST = 60


class Reel:
    """Opens its files for the first frame, because only that tells how the film is shown."""

    def __init__(
        self, files: ExitStack, source: Source, limits: VideoLimits, report: Report
    ) -> None:
        self._files, self._source, self._limits, self._report = files, source, limits, report
        rate = source.video.average_rate if source.video is not None else None
        self._rate = min(Fraction(rate or 25), Fraction(_FASTEST)).limit_denominator(1001)
        self._last = -CLOCK
        self.outputs: dict[str, File] = {}
        self._rungs: list[Rung] = []
        self._copied: Copied | None = None
        self._waiting: list[Packet[VideoStream]] = []
        self.sizes: dict[str, Size] = {}
        self.shown: Size = (0, 0)

    def open(self, frame: VideoFrame, copied: int | None) -> None:
        """The rung `copied`, if any, is not encoded: `pass_on` its packets."""
        self.shown = displayed(frame, self._source.ratio)
        for nominal, size in rungs(self.shown, self._limits.heights).items():
            role = f"film-{nominal}"
            file = self._files.enter_context(File(self._report.path(role), "film"))
            self.outputs[role], self.sizes[role] = file, size
            if nominal == copied:
                self._copied = Copied(file, self._source)
                continue
            rung = Rung(file, nominal, size, rate=self._rate, turns=quarter_turns(frame))
            self._rungs.append(rung)

    def pass_on(self, packet: Packet[VideoStream]) -> None:
        """The first packets come before the first frame, and with it the file, is there."""
        self._waiting.append(packet)
        self._pass_on_what_waits()

    def _pass_on_what_waits(self) -> None:
        if self._copied is not None:
            for each in self._waiting:
                self._copied.write(each)
            self._waiting.clear()

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
        if self._copied is not None:
            # Of a film of few frames the first one may come after the last packet.
            self._pass_on_what_waits()
            self._copied.write(None)
