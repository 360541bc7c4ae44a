"""One rung of the ladder: H.264 and AAC in an MP4 that starts to play before it is complete."""

from fractions import Fraction

import av
from av.filter import Graph
from av.filter.context import FilterContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from contributions.media.ladder import Size
from contributions.media.streams import File
from contributions.media.threads import THREADS

CLOCK = 90_000
# Bits a second by nominal height: a ceiling for players, the quality is constant below it.
CEILING = {720: 3_500_000, 360: 900_000}


def options(nominal: int, rate: float, height: int) -> dict[str, str]:
    """What x264 is told; a key frame every two seconds suits seeking and later segments.

    Two rows of blocks for each thread, which is what x264 itself keeps to when it may choose:
    threads that have to wait for each other within one row do not always get on.
    """
    ceiling = CEILING.get(nominal, 3_500_000)
    return {
        "preset": "veryfast",
        "crf": "23",
        "profile": "high",
        "maxrate": str(ceiling),
        "bufsize": str(ceiling * 2),
        "g": str(max(2, round(rate * 2))),
        "threads": str(min(THREADS, max(1, -(-height // 16) // 2))),
        "flags": "+bitexact",
    }


class Rung:
    """Takes upright frames of any size; `turns` of the source are done here after scaling."""

    def __init__(self, file: File, nominal: int, size: Size, *, rate: Fraction, turns: int) -> None:
        self.size = size
        self.lying = size[::-1] if turns % 2 else size
        self._container = file.container
        self._turn = _Turn(self.lying, turns) if turns else None
        stream = file.container.add_stream(
            "libx264", rate=rate, options=options(nominal, float(rate), size[1])
        )
        if not isinstance(stream, VideoStream):
            raise TypeError(nominal)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.codec_context.time_base = Fraction(1, CLOCK)
        self._stream = stream

    def scale(self, frame: VideoFrame) -> VideoFrame:
        """Down to this rung, still lying as filmed, so that the next rung can start from it."""
        return frame.reformat(width=self.lying[0], height=self.lying[1], format="yuv420p")

    def write(self, frame: VideoFrame | None, ticks: int = 0) -> None:
        if frame is not None:
            frame = self._turn.apply(frame) if self._turn else frame
            frame.pts, frame.time_base = ticks, Fraction(1, CLOCK)
            frame.pict_type = 0
        for packet in self._stream.encode(frame):
            self._container.mux(packet)


class _Turn:
    """Quarter turns by libav's transpose filter."""

    def __init__(self, size: Size, turns: int) -> None:
        graph = Graph()
        self._source = graph.add_buffer(
            width=size[0],
            height=size[1],
            format=av.VideoFormat("yuv420p"),
            time_base=Fraction(1, CLOCK),
        )
        last: FilterContext = self._source
        for direction in ("cclock",) * turns if turns < 3 else ("clock",):
            step = graph.add("transpose", direction)
            last.link_to(step)
            last = step
        self._sink = graph.add("buffersink")
        last.link_to(self._sink)
        graph.configure()
        self._graph = graph

    def apply(self, frame: VideoFrame) -> VideoFrame:
        self._source.push(frame)
        turned = self._sink.pull()
        if not isinstance(turned, VideoFrame):
            raise TypeError(type(turned))
        return turned
