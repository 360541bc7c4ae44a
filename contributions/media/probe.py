"""What a container says about itself, and the caps that hold before anything is decoded."""

from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, Self

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.stream import VideoStream

from contributions.media.errors import Refused
from contributions.media.job import Job
from contributions.media.limits import AudioLimits, VideoLimits
from contributions.media.threads import frame_bytes, share_out

# By libav's names of decoders, which are not always those of the formats.
# fmt: off
_VIDEO_CODECS = {
    "h264", "hevc", "vp8", "vp9", "av1", "libdav1d", "prores", "mpeg4", "mpeg2video", "mjpeg",
    "theora",
}
_WITHOUT_REFERENCES = {"prores", "mjpeg"}
_AUDIO_CODECS = {
    "aac", "aac_latm", "mp3", "mp3float", "mp2", "mp2float", "opus", "libopus", "vorbis",
    "libvorbis", "flac", "alac", "ac3", "eac3",
}
# fmt: on
_BEYOND_BELIEF = 50
"""Times the longest that is accepted: a header that claims as much is wrong, and no recording."""


@dataclass(frozen=True, slots=True)
class Source:
    """An open container and the one stream of each sort that is used. Milliseconds may be a guess
    (0 when the container does not say)."""

    container: InputContainer
    demuxer: str
    video: VideoStream | None
    audio: AudioStream | None
    duration_ms: int

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.container.close()

    @property
    def ratio(self) -> float:
        """Width of a pixel by its height; nonsense counts as square."""
        found = self.video.sample_aspect_ratio if self.video is not None else None
        return float(found) if found and 0.2 < found < 5 else 1.0


def opened(file: BinaryIO, job: Job) -> Source:
    """Open with the pinned demuxer, through the open file: no name, so nothing else to open.

    A decoder and the frames it holds live as long as somebody holds the source: keep it short.
    """
    file.seek(0)
    container = _container(file, job)
    limits = job.limits
    streams = len(container.streams)
    if streams > limits.video.max_streams:
        raise Refused("too_many_streams", streams=streams, limit=limits.video.max_streams)
    video, audio = _film(container), next(iter(container.streams.audio), None)
    if video is None and audio is None:
        raise Refused("nothing_to_play")
    source = Source(container, job.decoder.name, video, audio, _duration(container))
    _check(source, limits.video if video else limits.audio)
    if video is not None:
        _check_picture(video, limits.video)
        share_out(video)
    if audio is not None:
        _check_sound(audio, limits.audio)
    return source


def _container(file: BinaryIO, job: Job) -> InputContainer:
    try:
        return av.open(
            file,
            "r",
            format=job.decoder.name,
            options={"protocol_whitelist": "file", "max_streams": "64"},
            metadata_errors="replace",
            buffer_size=1 << 20,
            io_open=_open_nothing,
        )
    except av.error.PermissionError as error:
        # Some demuxers say no more than -1 of a header they do not like, which has this name too.
        raise Refused("damaged") from error


def _open_nothing(url: str, flags: int, options: dict[str, str]) -> None:
    """For a demuxer that follows references inside the file: there are no other files."""
    raise Refused("playlist")


def _film(container: InputContainer) -> VideoStream | None:
    """The first moving picture; the cover of an album is none."""
    for stream in container.streams.video:
        if not stream.disposition & av.stream.Disposition.attached_pic:
            return stream
    return None


def _duration(container: InputContainer) -> int:
    micros = container.duration or 0
    for stream in (*container.streams.video, *container.streams.audio):
        if stream.duration and stream.time_base:
            micros = max(micros, int(stream.duration * stream.time_base * 1_000_000))
    return max(0, micros // 1000)


def _check(source: Source, limits: AudioLimits | VideoLimits) -> None:
    check_duration(source.duration_ms, limits.max_seconds)


def check_duration(milliseconds: int, most_seconds: int) -> None:
    """Used again while decoding: the header may have lied."""
    if milliseconds > _BEYOND_BELIEF * most_seconds * 1000:
        raise Refused("damaged")
    if milliseconds > most_seconds * 1000:
        minutes = -(-milliseconds // 60_000)
        raise Refused("too_long", minutes=minutes, limit=most_seconds // 60)


def _check_picture(video: VideoStream, limits: VideoLimits) -> None:
    # A codec that libav does not know at all has no context, whatever its types say.
    if getattr(video.codec_context, "name", "") not in _VIDEO_CODECS:
        raise Refused("codec")
    check_size(video.width, video.height, limits)
    heavy = frame_bytes(video) > limits.max_frame_bytes
    if heavy and video.codec_context.name not in _WITHOUT_REFERENCES:
        raise Refused("frame_too_heavy", width=video.width, height=video.height)


def check_size(width: int, height: int, limits: VideoLimits) -> None:
    if width * height > limits.max_pixels or width * height == 0:
        raise Refused("frame_too_large", width=width, height=height)


def _check_sound(audio: AudioStream, limits: AudioLimits) -> None:
    name = getattr(audio.codec_context, "name", "")
    if name not in _AUDIO_CODECS and not name.startswith("pcm_"):
        raise Refused("codec")
    channels = audio.codec_context.channels
    if channels < 1:
        raise Refused("damaged")
    if channels > limits.max_channels:
        raise Refused("too_many_channels", channels=channels, limit=limits.max_channels)
