"""Frames of one container, packet by packet, forgiving the odd broken one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import av
from av.audio.frame import AudioFrame
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from contributions.media.copied import NotCopied
from contributions.media.errors import Refused
from contributions.media.probe import Source

# A scratch in the record is skipped; a record that is all scratches is refused.
_FEW = 20
_SHARE = 0.1


def frames(
    source: Source, pass_on: Callable[[Packet[VideoStream]], None] | None = None
) -> Iterator[VideoFrame | AudioFrame]:
    """Every frame of the chosen streams; Refused when too much of it cannot be decoded.

    Each packet of the picture that has been decoded is handed to `pass_on`.
    """
    streams = [stream for stream in (source.video, source.audio) if stream is not None]
    good = bad = 0
    for packet in source.container.demux(*streams):
        try:
            decoded = packet.decode()
        except (av.error.InvalidDataError, ValueError):
            if pass_on is not None:
                raise NotCopied from None
            bad += 1
            if bad > _FEW and bad > good * _SHARE:
                raise Refused("damaged") from None
            continue
        good += 1
        for frame in decoded:
            if isinstance(frame, VideoFrame | AudioFrame):
                yield frame
        if pass_on is not None and packet.stream is source.video and packet.size:
            pass_on(cast("Packet[VideoStream]", packet))
