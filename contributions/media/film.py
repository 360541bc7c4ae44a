"""Film: a poster at once, then one decode for every size, the strip and the waveform."""

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame
from PIL import Image

from contributions.media import glimpse
from contributions.media.copied import NotCopied, nominal_of
from contributions.media.decode import frames
from contributions.media.errors import Refused
from contributions.media.job import Job
from contributions.media.ladder import Size
from contributions.media.limits import VideoLimits
from contributions.media.pieces import cut
from contributions.media.placeholder import dominant_color, placeholder
from contributions.media.poster import poster
from contributions.media.probe import Source, check_duration, check_size, opened
from contributions.media.reel import Reel
from contributions.media.rendered import LOOKS, Fact
from contributions.media.report import Report
from contributions.media.strip import Strip
from contributions.media.voice import Voice


def render(file: BinaryIO, job: Job, report: Report) -> None:
    report.step(1, 2, 0)
    with opened(file, job) as source:
        shown = poster(source, report)
    # Its decoder holds as many frames as the next one will.
    del source
    facts: dict[str, Fact] = {
        "dominant_color": dominant_color(shown),
        "placeholder": placeholder(shown),
    }
    report.step(2, 2, 5)
    try:
        facts |= _pass(file, job, report, shown, copied=nominal_of(file, job))
    except NotCopied:
        facts |= _pass(file, job, report, shown, copied=None)
    report.done("video", facts)


def _pass(
    file: BinaryIO, job: Job, report: Report, shown: Image.Image, *, copied: int | None
) -> dict[str, Fact]:
    with opened(file, job) as source:
        return _Film(source, job.limits.video, report, copied).render(shown)


class _Film:
    """The one pass through the whole film."""

    def __init__(
        self, source: Source, limits: VideoLimits, report: Report, copied: int | None
    ) -> None:
        if source.video is None:
            raise Refused("nothing_to_play")
        self._source, self._video, self._limits, self._report = source, source.video, limits, report
        self._copied = copied
        self._zero = (source.container.start_time or 0) / 1_000_000
        self._strip = Strip(source.duration_ms, source.ratio)
        self._voice = Voice(source.audio) if source.audio is not None else None
        self._ends = 0.0

    def render(self, shown: Image.Image) -> dict[str, Fact]:
        with ExitStack() as files:
            reel = Reel(files, self._source, self._limits, self._report)
            for frame in frames(self._source, reel.pass_on if self._copied else None):
                seconds = self._moment(frame)
                if isinstance(frame, VideoFrame):
                    self._show(frame, seconds, reel)
                elif self._voice is not None:
                    self._voice.add(frame, seconds)
                self._report.working(self._percent(seconds))
            if not reel.outputs:
                raise Refused("damaged")
            reel.close()
            if self._voice is not None:
                self._voice.close()
        return self._finish(reel, shown)

    def _show(self, frame: VideoFrame, seconds: float, reel: Reel) -> None:
        check_size(frame.width, frame.height, self._limits)
        if not reel.outputs:
            reel.open(frame, self._copied)
            if self._voice is not None:
                self._voice.open(reel.outputs.values())
        reel.add(frame, seconds)
        self._strip.add(frame, seconds)

    def _finish(self, reel: Reel, shown: Image.Image) -> dict[str, Fact]:
        self._strip.write(self._report, shown)
        duration_ms = round(self._ends * 1000)
        self._hand_over(reel.sizes, in_pieces=duration_ms > self._limits.whole_seconds * 1000)
        heard: dict[str, Fact] = {"has_sound": False}
        if self._voice is not None and self._voice.heard:
            self._voice.write(self._report, duration_ms)
            self._voice.leave_an_impression(self._report)
            heard = {"has_sound": True} | self._voice.facts()
        width, height = reel.shown
        name = f"{self._source.demuxer} {self._video.codec_context.name}"
        seen = glimpse.looks([shown, *self._strip.stills])
        facts: dict[str, Fact] = {"format": name, LOOKS: seen, "width": width, "height": height}
        return facts | {"duration_ms": duration_ms} | heard

    def _hand_over(self, sizes: Mapping[str, Size], *, in_pieces: bool) -> None:
        """What is finished leaves the folder, but an open file stays readable."""
        with ExitStack() as open_files:
            kept = {
                role: open_files.enter_context(Path(self._report.path(role)).open("rb"))
                for role in (sorted(sizes) if in_pieces else ())
            }
            for role in sorted(sizes):
                self._report.finished(role, sizes[role])
            for role, file in kept.items():
                cut(file, int(role.removeprefix("film-")), self._report)

    def _moment(self, frame: VideoFrame | AudioFrame) -> float:
        """Seconds since the beginning; a frame without a time follows the one before."""
        seconds = self._ends if frame.time is None else max(0.0, frame.time - self._zero)
        check_duration(int(seconds * 1000), self._limits.max_seconds)
        if isinstance(frame, AudioFrame):
            length = frame.samples / frame.sample_rate if frame.sample_rate else 0.0
        else:
            length = float(1 / (self._video.average_rate or 25))
        self._ends = max(self._ends, seconds + length)
        return seconds

    def _percent(self, seconds: float) -> float:
        whole = self._source.duration_ms / 1000
        return 5 + 92 * min(1.0, seconds / whole) if whole else 50
