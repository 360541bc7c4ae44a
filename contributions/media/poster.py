"""The picture that stands for a film: an early moment that is not black."""

import av
from av.video.frame import VideoFrame
from PIL import Image

from contributions.media.errors import Refused
from contributions.media.picture import says_something, still
from contributions.media.probe import Source
from contributions.media.report import Report

_MOMENTS = (0.2, 0.45, 0.7)
_LONGEST = 1280
# A key frame may be far away in a damaged file: not longer than this many packets.
_PACKETS = 2000


def poster(source: Source, report: Report) -> Image.Image:
    """Write `poster` and `poster-jpeg`, and give the picture back. Leaves the source anywhere."""
    found: Image.Image | None = None
    for moment in _MOMENTS:
        frame = _frame_at(source, moment)
        if frame is not None:
            found = still(frame, _LONGEST, source.ratio)
            if says_something(found):
                break
    if found is None:
        raise Refused("damaged")
    found.save(report.path("poster"), "WEBP", quality=80, method=4)
    report.finished("poster", found.size)
    found.save(report.path("poster-jpeg"), "JPEG", quality=82)
    report.finished("poster-jpeg", found.size)
    return found


def _frame_at(source: Source, share: float) -> VideoFrame | None:
    """The key frame before that share of the film; the first one where it cannot be sought."""
    try:
        start = source.container.start_time or 0
        source.container.seek(start + int(source.duration_ms * 1000 * share), backward=True)
        for count, packet in enumerate(source.container.demux(source.video)):
            for frame in packet.decode():
                if isinstance(frame, VideoFrame):
                    return frame
            if count > _PACKETS:
                break
    except av.error.FFmpegError:
        return None
    return None
