"""Whether a place can be pointed to in a version: judged by what the version really holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from contributions.domain.anchors import CONTEXT, Anchor, Box, Moment, Passage, locate
from contributions.domain.cues import clock
from contributions.models import Kind, MediaFile, Version
from contributions.queries.files import files_of, main_of
from contributions.queries.pictures import pictures_of
from contributions.queries.words import words_of

TIMED = {Kind.AUDIO, Kind.VIDEO}


def checked(place: Anchor, version: Version) -> Anchor:
    """The place as it will be kept: a stretch ends with the work, a passage has its surroundings.

    Raises ValidationError with a sentence for what is not in this version.
    """
    kind = version.contribution.kind
    if isinstance(place, Passage):
        return _passage(place, version)
    if isinstance(place, Box) and kind != Kind.IMAGE:
        raise ValidationError(_("Only a picture has places on it. Leave the box empty."))
    if isinstance(place, Box) and place.on > max(1, pictures_of([version.pk]).count()):
        raise ValidationError(
            _("Version %(number)s has no picture %(picture)s.")
            % {"number": version.number, "picture": place.on}
        )
    if isinstance(place, Moment):
        if kind not in TIMED:
            raise ValidationError(_("Only a sound or a film has moments. Leave the time empty."))
        return _moment(place, version)
    return place


def columns(place: Anchor, version: Version, part: int) -> dict[str, Any]:
    """What an Anchor keeps of it; a box that names no picture lies on the one with the number
    `part`."""
    if isinstance(place, Moment):
        return {"start": place.start, "end": place.end}
    if isinstance(place, Box):
        sides = {"left": place.left, "top": place.top}
        sides |= {"width": place.width, "height": place.height}
        return sides | {"picture": _picture(version, place.on or part)}
    return {"quote": place.quote, "before": place.before, "after": place.after}


def _picture(version: Version, part: int) -> MediaFile | None:
    """The one that was being looked at; the first where there are fewer."""
    pictures = list(pictures_of([version.pk]))
    return pictures[part - 1 if part <= len(pictures) else 0] if pictures else None


def _moment(place: Moment, version: Version) -> Moment:
    """While the file is still being prepared nobody knows how long it is."""
    main = main_of(files_of({version.pk}).get(version.pk, []))
    length = round(main.seconds * 1000) if main and main.seconds else None
    if length is None or (place.start < length and (place.end or 0) <= length):
        return place
    if place.start >= length:
        raise ValidationError(
            _("It is %(length)s long: %(time)s comes after its end.")
            % {"length": clock(length), "time": clock(place.start)}
        )
    return replace(place, end=length)


def _passage(place: Passage, version: Version) -> Passage:
    text = words_of(version.pk) if version.contribution.kind == Kind.WRITING else ""
    found = locate(place, text)
    if found is None:
        raise ValidationError(
            _("These words are not in version %(number)s. Copy them exactly as they stand there.")
            % {"number": version.number}
        )
    before = text[max(0, found.start - CONTEXT) : found.start]
    return Passage(place.quote, before, text[found.end : found.end + CONTEXT])
