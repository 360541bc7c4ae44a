"""Marks of the workshop wall: icons, stickers, faces, waveforms, threads, dates."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Final, Protocol

from django import template
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

register = template.Library()

KIND_NAMES: Final = {
    "writing": gettext_lazy("Writing"),
    "image": gettext_lazy("Image"),
    "audio": gettext_lazy("Audio"),
    "video": gettext_lazy("Video"),
}
RELATION_NAMES: Final = {
    "contains": gettext_lazy("contains"),
    "based_on": gettext_lazy("based on"),
    "inspired_by": gettext_lazy("inspired by"),
    "translation_of": gettext_lazy("translation of"),
}
TAPES: Final = ("tape-start", "tape-end", "tape-mid", "tape-side")
SHAPES: Final = (5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 21, 25)
FACE_INKS: Final = 6
THREAD_ROW: Final = 90
THREAD_BOX: Final = 480
TICKS: Final = (5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600)
STRIP_TOPS: Final = (40, 160, 64, 176, 96, 152)


class Kin(Protocol):
    """One end of a thread: the kind of the work and how it is related."""

    @property
    def kind(self) -> str: ...
    @property
    def relation(self) -> str: ...


class Span(Protocol):
    """A passage of a sound or film, in seconds."""

    @property
    def start(self) -> float: ...
    @property
    def end(self) -> float | None: ...


@register.simple_tag
def icon(name: str, solid: bool = False) -> SafeString:
    """An icon beside words; it says nothing by itself to a screen reader."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        " solid" if solid else "",
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def sticker(kind: str, size: str = "", silent: bool = False) -> SafeString:
    """The sticker of a kind, named for screen readers unless the word stands beside it."""
    label = SafeString('aria-hidden="true"')
    if not silent:
        label = format_html('role="img" aria-label="{}"', kind_name(kind))
    return format_html(
        '<svg class="sticker {}" {}><use href="{}#s-{}"/></svg>',
        size,
        label,
        static("img/icons.svg"),
        kind,
    )


@register.filter
def kind_name(kind: str) -> str:
    return str(KIND_NAMES.get(kind, kind))


@register.filter
def relation_name(relation: str) -> str:
    return str(RELATION_NAMES.get(relation, relation))


@register.simple_tag
def face(name: str, picture: str = "", size: str = "") -> SafeString:
    """A round face: the picture, or the initials on an ink that stays the same for a name."""
    if picture:
        return format_html(
            '<img class="face {}" src="{}" alt="" width="64" height="64" loading="lazy">',
            size,
            picture,
        )
    initials = "".join(word[0] for word in str(name).split()[:2]).upper() or "?"
    return format_html(
        '<svg class="face {}" viewBox="0 0 64 64" aria-hidden="true">'
        '<path class="face-{}" d="M0 0h64v64H0z"/><text x="32" y="41">{}</text></svg>',
        size,
        zlib.crc32(str(name).encode()) % FACE_INKS,
        initials,
    )


@register.filter
def tape(work_id: object) -> str:
    """Where the tape sits: by the work's id, so that it never moves."""
    return TAPES[zlib.crc32(str(work_id).encode()) % len(TAPES)]


@register.filter
def shape(card: object) -> str:
    """The class of the nearest proportion, by which a work takes width in a mosaic."""
    picture = getattr(card, "image", None) or getattr(card, "film", None)
    veil = getattr(card, "veil", None)
    picture = veil if veil and veil.width else picture
    if picture is None:
        return {"writing": "ar-12", "audio": "ar-18"}.get(getattr(card, "kind", ""), "ar-14")
    tenths = 10 * picture.width / max(picture.height, 1)
    return f"ar-{min(SHAPES, key=lambda step: abs(step - tenths))}"


def wave_path(peaks: Sequence[int], height: int) -> str:
    """One upright line for each peak (0..1000), seven units apart, never thinner than a hair."""
    middle = height / 2
    halves = (max(1.0, peak * (middle - 1) / 1000) for peak in peaks)
    return "".join(
        f"M{7 * place + 3} {middle - half:.0f}V{middle + half:.0f}"
        for place, half in enumerate(halves)
    )


UNKNOWN = (0,) * 60


@register.simple_tag
def waveform(
    peaks: Sequence[int], height: int = 110, label: str = "", body: Sequence[int] = ()
) -> SafeString:
    """The sound's own shape as one path, with its energy (`body`) inside as another. Without a
    label it is decoration.

    Before the shape is known it is a quiet line: an empty viewBox would grow without end.
    """
    peaks = peaks or UNKNOWN
    named = format_html('role="img" aria-label="{}"', label) if label else "aria-hidden=true"
    inside = format_html('<path class="peaks body" d="{}"/>', wave_path(body, height))
    return format_html(
        '<svg class="wave" viewBox="0 0 {} {}" preserveAspectRatio="none" {}>'
        '<path class="peaks" d="{}"/>{}</svg>',
        max(7 * len(peaks) - 2, 1),
        height,
        named,
        wave_path(peaks, height),
        inside if len(body) == len(peaks) else "",
    )


@register.simple_tag
def wave(peaks: Sequence[int], height: int = 110) -> str:
    """Only the path's data, for a page that draws its own layers."""
    return wave_path(peaks, height)


@register.filter
def percent_of(moment: float, duration: float) -> str:
    """A time's place along the stage, as an SVG length."""
    return f"{100 * moment / max(duration, 0.001):.2f}%"


@register.filter
def length_of(mark: Span, duration: float) -> str:
    """How long a marked passage is, as an SVG length; a moment is as wide as a thread."""
    return percent_of(max((mark.end or mark.start) - mark.start, duration / 500), duration)


@register.filter
def ticks(duration: float) -> list[tuple[str, str]]:
    """Where the clock is written under a waveform: the first even step with at most seven."""
    step = next((step for step in TICKS if duration < 7 * step), TICKS[-1])
    return [
        (percent_of(moment, duration), f"{moment // 60}:{moment % 60:02d}")
        for moment in range(0, int(duration) + 1, step)
        if moment < 0.97 * duration
    ]


@register.simple_tag
def knot(made_from: Sequence[Kin], made_into: Sequence[Kin]) -> SafeString:
    """Threads from the sources on one side, through this work, to the remixes on the other."""
    rows = max(len(made_from), len(made_into), 1)
    height = rows * THREAD_ROW - 18
    middle = height // 2
    ends = [(kin, 0, 180, row * THREAD_ROW + 36) for row, kin in enumerate(made_from)]
    ends += [(kin, THREAD_BOX, 300, row * THREAD_ROW + 36) for row, kin in enumerate(made_into)]
    paths = format_html_join(
        "",
        '<path class="thread k-{} {}" d="M{} {}C{} {} {} {} {} {}"/>',
        (
            (kin.kind, kin.relation, outer, y, bend, y, bend, middle, inner, middle)
            for kin, outer, inner, y in ends
            for bend in [(outer + inner) // 2]
        ),
    )
    return format_html(
        '<svg class="knot" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true">'
        "{}</svg>",
        THREAD_BOX,
        height,
        paths,
    )


@register.simple_tag
def yarn(steps: Sequence[Kin]) -> SafeString:
    """A thread from each step of a strip that has a relation to the next, behind the pictures."""
    paths = format_html_join(
        "",
        '<path class="thread k-{} {}" d="M{} {}C{} {} {} {} {} {}"/>',
        (
            (step.kind, step.relation, x, y, x + 40, max(y, to) - 130, x + 60, y, x + 100, to)
            for x, y, to, step in (
                (100 * place + 50, STRIP_TOPS[place % 6], STRIP_TOPS[(place + 1) % 6], step)
                for place, step in enumerate(steps[:-1])
                if step.relation
            )
        ),
    )
    return format_html(
        '<svg class="yarn" viewBox="0 0 {} 220" preserveAspectRatio="none" aria-hidden="true">'
        "{}</svg>",
        100 * len(steps),
        paths,
    )


@register.filter
def title_size(title: str) -> str:
    """The display size a title can bear: long titles and long words step down."""
    longest = max((len(word) for word in str(title).split()), default=0)
    if len(title) <= 36 and longest <= 11:
        return "d5"
    return "d4" if len(title) <= 80 and longest <= 16 else "d3"


@register.simple_tag
def when(moment: datetime | None) -> SafeString:
    """How long ago, with the exact time in the reader's zone on hover."""
    if moment is None:
        return SafeString("")
    local = timezone.localtime(moment)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        local.isoformat(timespec="seconds"),
        date_format(local, "DATETIME_FORMAT"),
        naturaltime(local),
    )


@register.filter
def works(count: int) -> str:
    """`from 1 work`, `from 3 works`; nothing when nothing was used."""
    if not count:
        return ""
    if count == 1:
        return gettext("from 1 work")
    return gettext("from %(count)s works") % {"count": count}
