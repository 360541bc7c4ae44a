"""A film that is as small and as plain as a rung already is passed on as it is, packet by packet.

Only the slices and what decodes them are passed on: no messages of a camera (SEI), no metadata. The
sound is always made anew, so that it starts with the picture whatever its container said.
"""

from __future__ import annotations

from fractions import Fraction
from typing import BinaryIO

import av
from av.bitstream import BitStreamFilterContext
from av.packet import Packet
from av.video.stream import VideoStream

from contributions.media.encoder import CEILING, CLOCK
from contributions.media.job import Job
from contributions.media.ladder import quarter_turns, rungs
from contributions.media.probe import Source, opened
from contributions.media.streams import File

_PROFILES = {"Constrained Baseline", "Baseline", "Main", "High"}
_HIGHEST_LEVEL = 41
_FASTEST = 61
# Seconds between two key frames: a player seeks to them, and segments begin there.
_FARTHEST = 5.0
_PLAIN = "filter_units=pass_types=1-5|7-8"


class NotCopied(Exception):
    """It did not go well on the way: make it anew."""


def nominal_of(file: BinaryIO, job: Job) -> int | None:
    """The rung that this film is by itself, or None when it has to be made anew."""
    with opened(file, job) as source:
        video = source.video
        if video is None or not _is_plain(source, video, job):
            return None
        shown = (video.width, video.height)
        top = rungs(shown, job.limits.video.heights)
        nominal = next(iter(top))
        if top[nominal] != shown:
            return None
        return nominal if _runs_smoothly(source, video, CEILING[nominal]) else None


def _is_plain(source: Source, video: VideoStream, job: Job) -> bool:
    context = video.codec_context
    config = context.extradata or b""
    return (
        (context.name, context.pix_fmt) == ("h264", "yuv420p")
        and context.profile in _PROFILES
        and 0 < context.level <= _HIGHEST_LEVEL
        # Length-prefixed as in MP4, whose form of the headers this is.
        and config[:1] == b"\x01"
        and source.ratio == 1.0
        and float(video.average_rate or 0) < _FASTEST
    )


def _runs_smoothly(source: Source, video: VideoStream, ceiling: int) -> bool:
    """Begins with a key frame at zero, hides nothing by an edit list, and keeps the bit rate."""
    base, zero = float(video.time_base or 0), (source.container.start_time or 0) / 1_000_000
    last = key = end = -1.0
    total, first = 0, True
    for packet in source.container.demux(video):
        if packet.dts is None and packet.size == 0:
            continue
        if packet.dts is None or packet.pts is None or packet.is_discard or packet.is_corrupt:
            return False
        dts, pts = packet.dts * base, packet.pts * base - zero
        if first and (not packet.is_keyframe or abs(pts) > 0.001 or not _is_upright(packet)):
            return False
        key = pts if packet.is_keyframe else key
        if (not first and dts <= last) or pts - key > _FARTHEST:
            return False
        last, end, total, first = dts, max(end, pts), total + packet.size, False
    return not first and end > 0 and total * 8 / end <= ceiling


def _is_upright(packet: Packet[VideoStream]) -> bool:
    frames = packet.stream.decode(packet) or packet.stream.decode(None)
    return bool(frames) and quarter_turns(frames[0]) == 0 and not frames[0].interlaced_frame


class Copied:
    """The video of one output file, taken from the packets of the source."""

    def __init__(self, file: File, source: Source) -> None:
        video, zero = source.video, (source.container.start_time or 0) / 1_000_000
        if video is None:
            raise NotCopied
        self._container = file.container
        stream = file.container.add_stream_from_template(video)
        if not isinstance(stream, VideoStream):
            raise NotCopied
        stream.metadata.clear()
        stream.time_base = Fraction(1, CLOCK)
        self._stream = stream
        self._filter = BitStreamFilterContext(_PLAIN, video, stream)
        self._zero = round(zero / (video.time_base or Fraction(1, CLOCK)))

    def write(self, packet: Packet[VideoStream] | None) -> None:
        """None at the end. Takes the packet: decode it before. Raises NotCopied."""
        try:
            for passed in self._filter.filter(packet):
                passed.stream = self._stream
                if passed.pts is None or passed.dts is None:
                    raise NotCopied
                passed.pts, passed.dts = passed.pts - self._zero, passed.dts - self._zero
                self._container.mux(passed)
        except av.error.FFmpegError as error:
            raise NotCopied from error
