"""The flags of remarks in a text: links behind the words that are meant."""

from __future__ import annotations

from dataclasses import replace

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from contributions.queries.reading import Reading
from contributions.queries.sketches import Sketch
from contributions.queries.talk import Talk
from contributions.typesetting.pins import pinned


def with_pins(reading: Reading | None, talk: Talk, asking: str) -> Reading | None:
    """Their numbers are drawn by the style sheet: whoever copies the words copies nothing else.
    What stands on another page of the talk is asked for at `asking` and its number."""
    pins = [
        (each.place.until, _pin(each, talk, asking))
        for each in talk.flagged
        if each.place and each.place.passage
    ]
    if reading is None or not pins:
        return reading
    # Both were made by us: the text when it was published, the links just now.
    return replace(reading, html=mark_safe(pinned(reading.html, pins)))  # noqa: S308


def _pin(sketch: Sketch, talk: Talk, asking: str) -> str:
    asked = "" if sketch.id in talk.shown else f"{asking}{sketch.id}"
    label = _("Comment %(number)s by %(name)s")
    return format_html(
        '<a class="pin" href="{}#comment-{}" data-n="{}" aria-label="{}"></a>',
        *(asked, sketch.id, sketch.number),
        label % {"number": sketch.number, "name": sketch.author_name},
    )
