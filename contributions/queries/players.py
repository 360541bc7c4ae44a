"""What a picture, a waveform or a film needs to be shown, from a file's renditions."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from contributions.queries.files import FileView, Made
from contributions.queries.loudness import Loudness, loudness_of

POSTER_WIDTH, POSTER_HEIGHT = 640, 360
LARGEST_IN_PAGE = 1280
PLAYLIST = "application/vnd.apple.mpegurl"
"""The type of a list of pieces, which some browsers play by themselves."""


@dataclass(frozen=True, slots=True)
class Picture:
    src: str
    srcset: str
    width: int
    height: int
    alt: str
    placeholder_color: str
    largest: str
    file: str
    """Its name in the storage, for an address that lasts."""
    motion: str = ""
    """The same picture moving, for those who have not asked for less movement."""


@dataclass(frozen=True, slots=True)
class Wave:
    """`peaks` and `body`, the energy inside them, are 0…1000, at most 400 of each."""

    peaks: list[int]
    body: list[int]
    seconds: float
    duration_label: str
    stream_url: str
    sources: list[Made]
    loudness: Loudness | None


@dataclass(frozen=True, slots=True)
class Film:
    src: str
    width: int
    height: int
    duration_label: str
    seconds: float
    sources: list[Made]
    peaks: list[int]
    strip: str
    playlist: Made | None
    loudness: Loudness | None
    file: str
    """The name of the poster in the storage."""

    @property
    def is_tall(self) -> bool:
        return self.height > self.width

    @property
    def lightest_first(self) -> list[Made]:
        return self.sources[::-1]

    @property
    def small(self) -> Made | None:
        """For a narrow screen, where there is more than one size."""
        return self.sources[-1] if len(self.sources) > 1 else None


def picture_of(file: FileView, alt: str) -> Picture | None:
    """`alt` is what all pictures of a work share, for one without its own."""
    steps = sorted(_with(file, "image-", "image/webp"), key=lambda made: made.width)
    if not steps:
        return None
    shown = max(
        (made for made in steps if made.width <= LARGEST_IN_PAGE),
        default=steps[0],
        key=lambda made: made.width,
    )
    return Picture(
        src=shown.url,
        srcset=", ".join(
            f"{made.url} {made.width}w" for made in steps if made.width <= LARGEST_IN_PAGE
        ),
        width=steps[-1].width,
        height=steps[-1].height,
        alt=file.alt or alt,
        placeholder_color=str(file.facts.get("dominant_color") or ""),
        largest=steps[-1].url,
        file=shown.name,
        motion=file.made["motion"].url if "motion" in file.made else "",
    )


def wave_of(file: FileView) -> Wave | None:
    sources = _with(file, "stream-", "audio/")
    if not sources:
        return None
    return Wave(
        peaks=_peaks(file),
        body=[int(value) for value in file.facts.get("rms") or []],
        seconds=file.seconds,
        duration_label=clock(file.seconds),
        stream_url=sources[0].url,
        sources=sources,
        loudness=loudness_of(file.facts),
    )


def film_of(file: FileView) -> Film | None:
    """Without a poster there is no film yet; the tallest stream comes first."""
    poster = file.made.get("poster") or file.made.get("poster-jpeg")
    if poster is None:
        return None
    streams = _with(file, "film-", "video/")
    return Film(
        src=poster.url,
        width=poster.width or POSTER_WIDTH,
        height=poster.height or POSTER_HEIGHT,
        duration_label=clock(file.seconds),
        seconds=file.seconds,
        sources=sorted(streams, key=lambda made: -made.height),
        peaks=_peaks(file),
        strip=file.made["strip"].url if "strip" in file.made else "",
        playlist=_playlist(file),
        loudness=loudness_of(file.facts),
        file=poster.name,
    )


def _playlist(file: FileView) -> Made | None:
    """Of a film in pieces; it is written when somebody asks for it."""
    if not any(role.startswith("hls-") for role in file.made):
        return None
    return Made("playlist", reverse("playlist", args=[file.id]), PLAYLIST, 0, 0, 0)


def _peaks(file: FileView) -> list[int]:
    return [int(peak) for peak in file.facts.get("peaks") or []]


def clock(seconds: float) -> str:
    """3:04, or 1:02:03; "" when there is no length."""
    whole = round(seconds)
    if not whole:
        return ""
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _with(file: FileView, role: str, content_type: str) -> list[Made]:
    return [
        made
        for made in file.made.values()
        if made.role.startswith(role) and made.content_type.startswith(content_type)
    ]
