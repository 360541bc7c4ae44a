"""A long film once more in pieces, for players that change the size while they play (HLS).

One file for each rung, with the pieces behind each other, and a list of where they lie. The
playlist itself is written by our view, which knows who asks and where the file is served.
"""

import json
from pathlib import Path
from typing import BinaryIO

import av
from av.container import InputContainer
from av.video.stream import VideoStream

from contributions.media.report import Report

_SECONDS = 6


def cut(film: BinaryIO, nominal: int, report: Report) -> None:
    """The streams of a finished rung, copied. `film` may have left the folder by now."""
    role = f"hls-{nominal}"
    name = report.path(role)
    options = {
        "hls_segment_type": "fmp4",
        "hls_flags": "single_file",
        "hls_playlist_type": "vod",
        "hls_time": str(_SECONDS),
        "hls_segment_filename": name,
        "hls_fmp4_init_filename": name,
        "fflags": "+bitexact",
    }
    written = f"{role}.m3u8"
    with (
        av.open(film, "r", format="mov") as source,
        av.open(written, "w", format="hls", options=options) as to,
    ):
        codecs = _codecs(source)
        streams = {each.index: to.add_stream_from_template(each) for each in source.streams}
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                to.mux(packet)
            report.working(98)
    listed = {"codecs": codecs} | _listed(Path(written).read_text())
    Path(written).unlink()
    report.finished(role)
    Path(report.path(f"{role}-list")).write_text(json.dumps(listed))
    report.finished(f"{role}-list")


def _codecs(source: InputContainer) -> str:
    """As players want to know it beforehand: the profile and level of H.264, and AAC."""
    video = source.streams.video[0]
    config = video.codec_context.extradata if isinstance(video, VideoStream) else None
    found = [f"avc1.{(config or bytes(4))[1:4].hex()}"]
    return ",".join(found + ["mp4a.40.2"] * bool(source.streams.audio))


def _listed(text: str) -> dict[str, object]:
    """`head` is the length of what every piece needs; a piece is milliseconds, offset, length."""
    pieces: list[list[int]] = []
    head = milliseconds = 0
    for line in text.splitlines():
        tag, _, value = line.partition(":")
        if tag == "#EXT-X-MAP":
            head = int(value.split('BYTERANGE="')[1].split("@")[0])
        elif tag == "#EXTINF":
            milliseconds = round(float(value.rstrip(",")) * 1000)
        elif tag == "#EXT-X-BYTERANGE":
            length, _, offset = value.partition("@")
            pieces.append([milliseconds, int(offset), int(length)])
    return {"head": head, "pieces": pieces}
