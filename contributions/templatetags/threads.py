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


class Kin(Protocol):
    """One end of a thread: the kind of the work and how it is related."""

    @property
    def kind(self) -> str: ...
    @property
    def relation(self) -> str: ...


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
