"""Where a remark's flag stands in the version that is shown, and what its link is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from contributions.domain.anchors import Box, Moment, Passage, locate
from contributions.domain.cues import span
from contributions.models import Anchor, Version
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
    is_here: bool = True


class Shown:
    """The version on the page; a text is asked for only when a passage is to be found in it."""

    def __init__(self, version: Version, seconds: float | None = None, part: int = 1) -> None:
        self.version = version
        self.seconds = seconds
        self.part = part

    @cached_property
    def parts(self) -> Sequence[str]:
        return parts_of(self.version)

    def place_of(self, anchor: Anchor, comment_id: int) -> Place:
        place = anchor.place
        number = anchor.version.number
        elsewhere = anchor.version_id != self.version.pk
        note = _(" in version %(number)s") % {"number": number} if elsewhere else ""
        if isinstance(place, Moment):
            return self._moment(place, anchor, note)
        if isinstance(place, Passage):
            return self._passage(place, anchor)
        box = self._box(place)
        return Place(_("On the picture") + note, f"#box-{comment_id}", box=box)

    def _moment(self, place: Moment, anchor: Anchor, note: str) -> Place:
        start, end = place.start / 1000, place.end / 1000 if place.end else None
        label = span(place.start, place.end) + note
        url = f"#t={start:g}" + (f",{end:g}" if end else "")
        is_here = self.seconds is None or start < self.seconds
        return Place(label, url if is_here else _address(anchor) + url, start, end, is_here=is_here)

    def _passage(self, place: Passage, anchor: Anchor) -> Place:
        label = f"“{Truncator(place.quote).chars(LABEL_LENGTH)}”"
        number = self._part_with(place)
        if number:
            part = f"?part={number}" if len(self.parts) > 1 else ""
            again = self.parts[number - 1].count(place.quote) > 1
            url = f"{part}#:~:text={_lead(place) if again else ''}{_fragment(place.quote)}"
            return Place(label, url, passage=place if number == self.part else None)
        note = _("%(words)s, no longer in the text") % {"words": label}
        return Place(note, f"{_address(anchor)}#:~:text={_fragment(place.quote)}", is_here=False)

    def _part_with(self, place: Passage) -> int:
        """The number of the part where the words and what is around them agree best; or 0."""
        holding = [number for number, text in enumerate(self.parts, 1) if place.quote in text]
        if len(holding) < 2:
            return holding[0] if holding else 0
        found = {number: locate(place, self.parts[number - 1]) for number in holding}
        return max(holding, key=lambda number: ((one := found[number]) and one.agreement) or 0)

    def _box(self, place: Box) -> tuple[float, float, float, float]:
        return place.left / 100, place.top / 100, place.width / 100, place.height / 100


def _address(anchor: Anchor) -> str:
    return reverse("version", args=[anchor.version.contribution_id, anchor.version.number])


def _fragment(words: str) -> str:
    """What a browser looks for and shows by itself; of a long passage its beginning and end."""
    said = words.split(" ")
    pieces = [words] if len(said) < 12 else [" ".join(said[:5]), " ".join(said[-5:])]
    return ",".join(map(_coded, pieces))


def _lead(place: Passage) -> str:
    """The words before it, where the passage stands more than once."""
    words = " ".join(place.before.split()[-3:])
    return f"{_coded(words)}-," if words else ""


def _coded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
