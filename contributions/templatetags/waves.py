"""A sound's shape, and places in time along it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, Protocol

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from contributions.queries.sketches import Sketch

register = template.Library()

FLAG: Final = 32
"""A flag and a hair, in pixels."""
NARROW: Final = 320
"""The narrowest wave, in pixels: flags that do not touch there touch nowhere."""
ROWS: Final = 4
NEAR: Final = 4
RIGHT: Final = 60
KEPT: Final = 1_000
"""Paths of some two kilobytes each, in each process."""
TICKS: Final = (5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600)


class Span(Protocol):
    """A passage of a sound or film, in seconds."""

    @property
    def start(self) -> float: ...
    @property
    def end(self) -> float | None: ...


def wave_path(peaks: Sequence[int], height: int) -> str:
    """One upright line for each peak (0..1000), seven units apart, never thinner than a hair."""
    return _path(tuple(peaks), height)


@lru_cache(maxsize=KEPT)
def _path(peaks: tuple[int, ...], height: int) -> str:
    middle = height / 2
    halves = (max(1.0, peak * (middle - 1) / 1000) for peak in peaks)
    return "".join(
        f"M{7 * place + 3} {middle - half:.0f}V{middle + half:.0f}"
        for place, half in enumerate(halves)
    )


UNKNOWN = (0,) * 60


def fewer(peaks: Sequence[int], bars: int) -> Sequence[int]:
    """At most so many, each the highest of its stretch: on a card hundreds of them would run
    together into one dark mass."""
    if not bars or len(peaks) <= bars:
        return peaks
    ends = [len(peaks) * place // bars for place in range(bars + 1)]
    return [max(peaks[start:end]) for start, end in pairwise(ends)]


@register.simple_tag
def waveform(
    peaks: Sequence[int],
    height: int = 110,
    label: str = "",
    body: Sequence[int] = (),
    bars: int = 0,
) -> SafeString:
    """The sound's own shape as one path, with its energy (`body`) inside as another. Without a
    label it is decoration. With `bars` it is drawn in so many strokes at most.

    Before the shape is known it is a quiet line: an empty viewBox would grow without end.
    """
    peaks = fewer(peaks or UNKNOWN, bars)
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
def flag_shift(moment: float, duration: float) -> int:
    """A flag near the end hangs on the other side of its pole: it would leave a narrow screen."""
    return -30 if moment > 0.9 * duration else 0


@register.filter
def stacked(remarks: Sequence[Sketch], duration: float) -> list[tuple[Sketch, int]]:
    """Each with how far down its flag hangs: those of one moment would hide each other."""
    last: list[float] = []
    found = []
    for remark in remarks:
        start = (remark.place and remark.place.start) or 0.0
        at = NARROW * start / max(duration, 0.001) + flag_shift(start, duration)
        free = (row for row, other in enumerate(last) if at - other >= FLAG)
        row = next(free, len(last))
        if row == ROWS:
            row = last.index(min(last))
        last[row : row + 1] = [at]
        found.append((remark, FLAG * row))
    return found


@register.filter
def beside_each_other(remarks: Sequence[Sketch]) -> list[tuple[Sketch, int]]:
    """Each with how far aside its flag stands: those of one corner would hide each other."""
    taken: list[tuple[float, float]] = []
    found = []
    for remark in remarks:
        left, top, *_size = (remark.place and remark.place.box) or (0.0, 0.0)
        aside = FLAG * sum(abs(x - left) < NEAR and abs(y - top) < NEAR for x, y in taken)
        taken.append((left, top))
        found.append((remark, -aside if left > RIGHT else aside))
    return found


@register.filter
def ticks(duration: float) -> list[tuple[str, str]]:
    """Where the clock is written under a waveform: the first even step with at most seven."""
    step = next((step for step in TICKS if duration < 7 * step), TICKS[-1])
    return [
        (percent_of(moment, duration), f"{moment // 60}:{moment % 60:02d}")
        for moment in range(0, int(duration) + 1, step)
        if moment < 0.97 * duration
    ]
