"""Which files we take, up to which limits, for the help page: every number comes from where it
is enforced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributions.media import heic
from contributions.media.limits import MB, Limits
from contributions.media.reasons import sentence
from contributions.publication.tagging import LETTERS, MOST
from hitrecord.foundation.numbers import as_read, grouped

FILES: Final = {
    "writing": gettext_lazy("Typed here, or .txt, .md and .fountain"),
    "image": "JPEG, PNG, WebP, AVIF, GIF, TIFF",
    "audio": "WAV, FLAC, MP3, M4A/AAC, Ogg, Opus, AIFF",
    "video": gettext_lazy("MP4, MOV, WebM, MKV with H.264, HEVC, VP9, AV1 or ProRes"),
    "extra": gettext_lazy("Anything else that belongs to a work: stems, layers, projects, scores"),
}
GIVEN: Final = {
    "writing": gettext_lazy("A page to read, with its length in words and minutes"),
    "image": gettext_lazy("Upright pictures for every screen, up to %s pixels wide"),
    "audio": gettext_lazy("AAC and MP3 to hear in parts, the waveform, how loud it is"),
    "video": gettext_lazy("H.264 films, up to %s lines tall, a poster and a strip of pictures"),
    "extra": gettext_lazy("A download for members; sound and pictures get a small look"),
}
INTERNAL: Final = {"memory", "working", "widths", "heights", "whole_seconds"}
"""Bounds that nobody meets by their own number: refusals name what follows from `working`."""
REFUSED: Final = {
    "svg": gettext_lazy("Drawings (SVG)"),
    "pdf": "PDF, PostScript",
    "html": gettext_lazy("Web pages"),
    "office": gettext_lazy("Office files"),
    "archive": gettext_lazy("Archives (ZIP, 7z, RAR)"),
    "layers": gettext_lazy("Layered files (PSD)"),
    "heic": "HEIC",
    "playlist": gettext_lazy("Playlists"),
}


@dataclass(frozen=True, slots=True)
class Accepted:
    """One kind of file: what it may be, its limits in words, and what visitors get."""

    kind: str
    files: str
    limits: list[str]
    given: str


def _files(kind: str) -> str:
    heic_too = ", HEIC" if kind == "image" and heic.can_read() else ""
    return f"{FILES[kind]}{heic_too}"


def accepted(limits: Limits) -> list[Accepted]:
    return [
        Accepted(kind, _files(kind), _limits(getattr(limits, kind)), _given(kind, limits))
        for kind in FILES
    ]


def quotas() -> list[str]:
    return [
        _("%s files a day") % settings.UPLOAD_FILES_A_DAY,
        _("%s a day") % size(settings.UPLOAD_BYTES_A_DAY),
        _("%s files on their way at once") % settings.UPLOADS_AT_ONCE,
        _("%s files being prepared at once") % settings.UPLOAD_JOBS_AT_ONCE,
        _("%s for a file sent without scripts; a larger one needs a browser that runs them")
        % size(settings.UPLOAD_MAX_BYTES),
        _("%(most)s tags of %(letters)s characters") % {"most": MOST, "letters": LETTERS},
    ]


def refused() -> list[tuple[str, str]]:
    """What is no work, and what to do instead, in the words of the refusal itself."""
    taken = {"heic"} if heic.can_read() else set()
    return [(str(name), sentence(code, {})) for code, name in REFUSED.items() if code not in taken]


def size(count: int) -> str:
    if count >= 1000 * MB:
        return _("%s GB") % _short(count / (1000 * MB))
    return _("%s MB") % grouped(count // MB)


def _short(number: float) -> str:
    return as_read(f"{number:,.1f}".removesuffix(".0"))


def _limits(part: Any) -> list[str]:
    """A number that has no words yet is missing here, which a test sees before any reader."""
    names = [each.name for each in fields(part) if each.name in _LINES]
    return [_LINES[name](getattr(part, name)) for name in names]


def _given(kind: str, limits: Limits) -> str:
    words = str(GIVEN[kind])
    largest = {"image": max(limits.image.widths), "video": max(limits.video.heights)}
    return words % largest[kind] if kind in largest else words


_LINES: Final[dict[str, Callable[[int], str]]] = {
    "max_bytes": size,
    "max_words": lambda n: _("%s words") % grouped(n),
    "max_characters": lambda n: _("%s characters") % grouped(n),
    "max_pixels": lambda n: (
        _("%s million pixels (fewer where a format needs more memory)") % _short(n / 1e6)
    ),
    "max_frames": lambda n: _("%s frames") % n,
    "max_seconds": lambda n: _("%s minutes") % (n // 60),
    "max_streams": lambda n: _("%s tracks") % n,
    "max_channels": lambda n: _("%s channels") % n,
    "max_rate": lambda n: _("%s pictures a second") % n,
    "max_frame_bytes": lambda n: _("%s for one picture of a film once it is decoded") % size(n),
}
