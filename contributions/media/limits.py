"""Every number that bounds a rendering, in one place; settings override by passing others."""

from dataclasses import dataclass, field

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class WritingLimits:
    max_bytes: int = 10 * MB
    max_words: int = 200_000
    max_characters: int = 2_000_000
    memory: int = 400 * MB


@dataclass(frozen=True, slots=True)
class ImageLimits:
    max_bytes: int = 100 * MB
    max_pixels: int = 60_000_000
    max_frames: int = 200
    widths: tuple[int, ...] = (320, 640, 1280, 2560)
    # What the pixels of one picture may take while it is decoded. A way to store them that needs
    # more than 8 bytes a pixel has a lower cap than 60 MP, see weight.py: the child stays < 600 MB.
    working: int = 480 * MB
    # Address space, of which some stays untouched: a large WebP has room reserved by two decoders.
    memory: int = 840 * MB


@dataclass(frozen=True, slots=True)
class AudioLimits:
    max_bytes: int = 1000 * MB
    max_seconds: int = 2 * 3600
    max_streams: int = 8
    max_channels: int = 8


@dataclass(frozen=True, slots=True)
class VideoLimits:
    max_bytes: int = 4000 * MB
    max_seconds: int = 3600
    max_streams: int = 16
    max_pixels: int = 4096 * 2304
    max_rate: int = 120
    # Longer films come in pieces as well.
    whole_seconds: int = 180
    # One decoded frame: at 4096 × 2304 that is 4:2:2 in ten bits. A codec keeps six and more of
    # them; with 4:4:4 in ten bits a child was seen to take 800 MB. Codecs without references
    # (ProRes, Motion JPEG) may have larger frames.
    max_frame_bytes: int = 40 * MB
    heights: tuple[int, ...] = (720, 360)
    # Address space: about 430 MB are libraries and the stacks of threads, hardly touched.
    memory: int = 1040 * MB


@dataclass(frozen=True, slots=True)
class ExtraLimits:
    """Files that are kept beside a work and not opened."""

    max_bytes: int = 1000 * MB


@dataclass(frozen=True, slots=True)
class ProcessLimits:
    """How long a child may live and what it may open; seconds of wall clock unless said."""

    stall_seconds: int = 60
    grace_seconds: int = 300
    times_duration: int = 20
    open_files: int = 64
    output_bytes: int = 8000 * MB
    # Not 65534: the embedded database runs as that user, and a decoder must not read its files.
    uid: int = 65533


@dataclass(frozen=True, slots=True)
class Limits:
    writing: WritingLimits = field(default_factory=WritingLimits)
    image: ImageLimits = field(default_factory=ImageLimits)
    audio: AudioLimits = field(default_factory=AudioLimits)
    video: VideoLimits = field(default_factory=VideoLimits)
    extra: ExtraLimits = field(default_factory=ExtraLimits)
    process: ProcessLimits = field(default_factory=ProcessLimits)


DEFAULT = Limits()
