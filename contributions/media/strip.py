"""Nine moments of a film on one sheet, caught while it is decoded for the streams."""

from av.video.frame import VideoFrame
from PIL import Image

from contributions.media.picture import sheet, still
from contributions.media.report import Report

_CELLS = 9


class Strip:
    """Keeps one small still for each ninth of the duration; without a duration, one a second."""

    def __init__(self, duration_ms: int, ratio: float) -> None:
        self._ratio = ratio
        self._every = duration_ms / 1000 / _CELLS if duration_ms else 1.0
        self._stills: list[Image.Image] = []

    def add(self, frame: VideoFrame, seconds: float) -> None:
        due = (len(self._stills) + 0.5) * self._every
        if len(self._stills) < _CELLS and seconds >= due:
            self._stills.append(still(frame, 320, self._ratio))

    @property
    def stills(self) -> tuple[Image.Image, ...]:
        return tuple(self._stills)

    def write(self, report: Report, otherwise: Image.Image) -> None:
        made = sheet(self._stills or [otherwise])
        made.save(report.path("strip"), "JPEG", quality=80)
        report.finished("strip", made.size)
