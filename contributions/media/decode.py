"""Frames of one container, packet by packet, forgiving the odd broken one."""

from collections.abc import Iterator

import av
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

from contributions.media.errors import Refused
from contributions.media.probe import Source

# A scratch in the record is skipped; a record that is all scratches is refused.
_FEW = 20
_SHARE = 0.1


def frames(source: Source) -> Iterator[VideoFrame | AudioFrame]:
    """Every frame of the chosen streams; Refused when too much of it cannot be decoded."""
    streams = [stream for stream in (source.video, source.audio) if stream is not None]
    good = bad = 0
    for packet in source.container.demux(*streams):
        try:
            decoded = packet.decode()
        except (av.error.InvalidDataError, ValueError):
            bad += 1
            if bad > _FEW and bad > good * _SHARE:
                raise Refused("damaged") from None
            continue
        good += 1
        for frame in decoded:
            if isinstance(frame, VideoFrame | AudioFrame):
                yield frame
