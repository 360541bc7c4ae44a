"""The pictures of a work: each stands on the stage by its number, as the parts of a text do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from contributions.models import Anchor, Kind, MediaFile, Version

ALIKE = 0.01
"""Sides that differ by less than this share are the same shape, scaled and rounded."""


def pictures_of(versions: Iterable[int] | QuerySet[Version, Any]) -> QuerySet[MediaFile]:
    """In the order of the stage."""
    files = MediaFile.objects.filter(version__in=versions, kind=Kind.IMAGE, is_extra=False)
    return files.order_by("version", "position", "id")


@dataclass(frozen=True, slots=True)
class Print:
    """A picture as a box needs it: `number` on its version's stage, and what tells whether another
    shows the same (`sha256`) or has at least its shape (`ratio`, 0 while nobody has measured)."""

    id: int
    version: int
    number: int
    sha256: str
    ratio: float

    def has_the_shape_of(self, other: Print) -> bool:
        return bool(self.ratio) and abs(self.ratio - other.ratio) <= ALIKE * self.ratio


def prints_of(work: int) -> list[Print]:
    """Of all its versions; one statement."""
    versions = Version.objects.filter(contribution=work).values("pk")
    found: list[Print] = []
    numbers: dict[int, int] = {}
    fields = ("id", "version_id", "sha256", "facts__width", "facts__height")
    for pk, version, sha256, width, height in pictures_of(versions).values_list(*fields):
        numbers[version] = numbers.get(version, 0) + 1
        ratio = width / height if width and height else 0.0
        found.append(Print(pk, version, numbers[version], sha256, ratio))
    return found


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where a box belongs on the shown version: on its picture `number` of so many, or on none (0),
    and then `count` is of the version it was drawn on. `meant` is what it was drawn on when that
    is another picture, of the same shape or not."""

    number: int
    count: int
    meant: Print | None = None


def drawn_on(anchor: Anchor, shown: Version, prints: list[Print]) -> Drawn:
    """A box from before pictures were named lies on the first of its version."""
    mine = [each for each in prints if each.version == shown.pk]
    lies = [each for each in prints if each.version == anchor.version_id]
    meant = next((each for each in lies if anchor.picture_id in (each.id, None)), None)
    if meant is None:
        return Drawn(1, len(mine))
    same = next((each for each in mine if each.sha256 == meant.sha256), None)
    if same:
        return Drawn(same.number, len(mine))
    there = next((each for each in mine if each.number == meant.number), None)
    fits = there is not None and meant.has_the_shape_of(there)
    return Drawn(meant.number, len(mine), meant) if fits else Drawn(0, len(lies), meant)


def picture_of_remark(remark: int, *, work: int, number: int | None) -> int:
    """The number of the one its box lies on, in that version or in the current one. Any other
    remark is read beside the first."""
    named = Anchor.objects.filter(comment=remark, version__contribution=work)
    anchor = named.exclude(left=None).first()
    meant: dict[str, Any] = {"number": number} if number else {"pk": F("contribution__current")}
    shown = Version.objects.only("pk").filter(contribution=work, **meant).first()
    if anchor is None or shown is None:
        return 1
    return drawn_on(anchor, shown, prints_of(work)).number or 1
