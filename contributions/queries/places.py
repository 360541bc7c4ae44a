"""Where a remark's flag stands in the version that is shown, and what its link is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from contributions.domain.anchors import (
    CONTEXT,
    WHOLE,
    Box,
    Found,
    Moment,
    Passage,
    is_the_same,
    locate,
)
from contributions.domain.cues import span
from contributions.domain.moments import at_moment
from contributions.models import Anchor, Version
from contributions.queries.pictures import Drawn, Print, drawn_on, prints_of
from contributions.queries.words import parts_of

LABEL_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Place:
    """`start` and `end` in seconds; a box in percent of the picture. `is_here` is false for what
    the shown version has not: its link leads to the version that was meant."""

    label: str
    url: str
    start: float | None = None
    end: float | None = None
    box: tuple[float, float, float, float] | None = None
    passage: Passage | None = None
    nth: int = 0
    """So many times the words of the passage stand before it in the part that is shown."""
    until: int = 0
    """So many signs of that part have been read when they end."""
    order: tuple[float, float] = (math.inf, 0)
    """Where it comes among the places of a work."""
    is_here: bool = True
    drawn_on: int = 0
    """The version whose picture a box was drawn on, where the one that is shown is another."""
    drawn_at: str = ""


class Shown:
    """The version on the page; a text is asked for only when a passage is to be found in it."""

    def __init__(
        self,
        version: Version,
        seconds: float | None = None,
        part: int = 1,
        pictures: Sequence[int] = (),
        address: str = "",
    ) -> None:
        self.version = version
        self.address = address
        self.seconds = seconds
        self.part = part
        self.pictures = pictures

    @cached_property
    def parts(self) -> Sequence[str]:
        return parts_of(self.version)

    @cached_property
    def prints(self) -> list[Print]:
        return prints_of(self.version.contribution_id)

    def place_of(self, anchor: Anchor, comment_id: int) -> Place:
        place = anchor.place
        number = anchor.version.number
        elsewhere = anchor.version_id != self.version.pk
        note = _(" in version %(number)s") % {"number": number} if elsewhere else ""
        if isinstance(place, Moment):
            return self._moment(place, anchor, note)
        if isinstance(place, Passage):
            return self._passage(place, anchor, elsewhere)
        return self._box(place, anchor, note, f"#box-{comment_id}")

    def _moment(self, place: Moment, anchor: Anchor, note: str) -> Place:
        start, end = place.start / 1000, place.end / 1000 if place.end else None
        label = span(place.start, place.end) + note
        is_here = self.seconds is None or start < self.seconds
        address = self.address if is_here else _address(anchor)
        return Place(
            label, at_moment(address, start, end), start, end, order=(start, 0), is_here=is_here
        )

    def _passage(self, place: Passage, anchor: Anchor, elsewhere: bool) -> Place:
        label = _("“%(words)s”") % {"words": Truncator(place.quote).chars(LABEL_LENGTH)}
        number, found = self._best(place)
        if found and (not elsewhere or is_the_same(place, found)):
            text = self.parts[number - 1]
            part = f"?part={number}" if len(self.parts) > 1 else ""
            lead = _lead(text[: found.start]) if text.count(place.quote) > 1 else ""
            return Place(
                label,
                f"{part}#:~:text={lead}{_fragment(place.quote)}",
                passage=place if number == self.part else None,
                nth=found.nth,
                until=found.end,
                order=(number, found.start),
            )
        gone = _("%(words)s, no longer in the text")
        note = (_("%(words)s, elsewhere in the text now") if found else gone) % {"words": label}
        return Place(note, f"{_address(anchor)}#:~:text={_fragment(place.quote)}", is_here=False)

    def _best(self, place: Passage) -> tuple[int, Found | None]:
        """The number of the part where the words and what is around them agree best."""
        found = [(number, locate(place, text)) for number, text in enumerate(self.parts, 1)]
        holding = [(number, one) for number, one in found if one]
        return max(holding, key=lambda each: each[1].agreement, default=(0, None))

    def _box(self, place: Box, anchor: Anchor, note: str, mark: str) -> Place:
        """On a picture of another shape it is not drawn at all."""
        drawn = self._drawn(anchor)
        url = (f"?part={drawn.number}" if drawn.number != self.part else "") + mark
        meant = drawn.meant
        old = _address(anchor) + _part(meant.number) + mark if meant else ""
        label = _("On the picture")
        number = drawn.number or (meant.number if meant else 0)
        if drawn.count > 1 and number:
            label = _("On picture %(number)s") % {"number": number}
        label += note
        if not drawn.number:
            label = _("%(place)s, which no longer fits") % {"place": label}
        return Place(
            label,
            url if drawn.number else old,
            box=(place.left / 100, place.top / 100, place.width / 100, place.height / 100),
            order=((drawn.number or math.inf) * WHOLE + place.top, place.left),
            is_here=drawn.number == self.part,
            drawn_on=anchor.version.number if meant else 0,
            drawn_at=old,
        )

    def _drawn(self, anchor: Anchor) -> Drawn:
        """The other versions are asked for only when something was drawn on one of them."""
        if anchor.version_id != self.version.pk:
            return drawn_on(anchor, self.version, self.prints)
        here = anchor.picture_id in self.pictures
        return Drawn(self.pictures.index(anchor.picture_id) + 1 if here else 1, len(self.pictures))


def _part(number: int) -> str:
    return f"?part={number}" if number > 1 else ""


def _address(anchor: Anchor) -> str:
    return reverse("version", args=[anchor.version.contribution_id, anchor.version.number])


def _fragment(words: str) -> str:
    """What a browser looks for and shows by itself; of a long passage its beginning and end."""
    said = words.split(" ")
    pieces = [words] if len(said) < 12 else [" ".join(said[:5]), " ".join(said[-5:])]
    return ",".join(map(_coded, pieces))


def _lead(before: str) -> str:
    """The words before it now, where the passage stands more than once."""
    words = " ".join(before[-CONTEXT:].split()[-3:])
    return f"{_coded(words)}-," if words else ""


def _coded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
