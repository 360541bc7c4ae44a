"""Threads between works: what was made from what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

THREAD_ROW: Final = 90
THREAD_BOX: Final = 480
STRIP_TOPS: Final = (40, 160, 64, 176, 96, 152)
STRIP_HIGHEST: Final = -36


class Kin(Protocol):
    """One end of a thread: the kind of the work and how it is related."""

    @property
    def kind(self) -> str: ...
    @property
    def relation(self) -> str: ...


class Tie(Kin, Protocol):
    """A thread between two places of a strip."""

    @property
    def source(self) -> int: ...
    @property
    def derivative(self) -> int: ...


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
def yarn(ties: Sequence[Tie], places: int) -> SafeString:
    """A thread behind the pictures of a strip for each tie between two of them."""
    paths = format_html_join(
        "",
        '<path class="thread k-{} {}" d="M{} {}C{} {} {} {} {} {}"/>',
        (
            (tie.kind, tie.relation, x, y, x + reach, bend, to_x - reach, bend, to_x, to)
            for tie in ties
            for x, to_x in [(100 * tie.source + 50, 100 * tie.derivative + 50)]
            for y, to in [(STRIP_TOPS[tie.source % 6], STRIP_TOPS[tie.derivative % 6])]
            for reach in [2 * (to_x - x) // 5]
            for bend in [max(max(y, to) - 100 - 3 * reach // 4, STRIP_HIGHEST)]
        ),
    )
    return format_html(
        '<svg class="yarn" viewBox="0 0 {} 220" preserveAspectRatio="none" aria-hidden="true">'
        "{}</svg>",
        100 * places,
        paths,
    )
