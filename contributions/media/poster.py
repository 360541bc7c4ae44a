"""The picture that stands for a film: an early moment that is not black."""

from itertools import islice

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
# One look a second at most frame rates, for about half a minute.
_STRIDE, _FURTHEST = 24, 720


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
    if not says_something(found):
        found = _walked_to(source) or found
    found.save(report.path("poster"), "WEBP", quality=80, method=4)
    report.finished("poster", found.size)
    found.save(report.path("poster-jpeg"), "JPEG", quality=82)
    report.finished("poster-jpeg", found.size)
    return found


def _walked_to(source: Source) -> Image.Image | None:
    """A short film may have one key frame only, and fade in from black: look further into it."""
    try:
        source.container.seek(source.container.start_time or 0, backward=True)
        frames = source.container.decode(source.video)
        for frame in islice(frames, _STRIDE, _FURTHEST, _STRIDE):
            if not isinstance(frame, VideoFrame):
                continue
            picture = still(frame, _LONGEST, source.ratio)
            if says_something(picture):
                return picture
    except av.error.FFmpegError:
        return None
    return None


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
