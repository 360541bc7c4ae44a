"""A text as it is read: one part of it at a time, with a table of contents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    F,
    Func,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Substr
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contributions.models import Layout, Version

WORDS_A_MINUTE = 230
SHOWN_ENTRIES = 50
"""Of the contents, around what is being read; a book of scenes has thousands."""


def reading_time(words: int) -> str:
    """In minutes, and in hours from an hour and a half on; with the speed it is counted at."""
    minutes = max(1, round(words / WORDS_A_MINUTE))
    hours = round(minutes / 60)
    if minutes < 90:
        length = ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    else:
        length = ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
    return _("About %(length)s to read, at %(speed)s words a minute") % {
        "length": length,
        "speed": WORDS_A_MINUTE,
    }


class NoSuchPart(LookupError):
    """The text has fewer parts."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents; without words of its own it is only a part's number."""

    part: int
    anchor: str
    text: str
    rank: int
    is_here: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """`part` of `count`; `contents` are the headings near it, of `headings` altogether."""

    html: SafeString
    is_script: bool
    part: int
    count: int
    words: int
    contents: list[Entry]
    headings: int

    @property
    def time(self) -> str:
        return reading_time(self.words)

    @property
    def previous(self) -> int:
        return self.part - 1

    @property
    def next(self) -> int:
        return self.part + 1 if self.part < self.count else 0

    @property
    def has_contents(self) -> bool:
        return self.count > 1 or self.headings > 2


def their_words(number: int | None, at: int) -> Subquery:
    """For a statement that fetches the work itself: the part at this place, from 0, of its current
    version, or of that with the number."""
    versions = (
        {"pk": OuterRef("current")}
        if number is None
        else {"contribution": OuterRef("pk"), "number": number}
    )
    place = Cast(Value(at, output_field=BigIntegerField()), TextField())
    start, end = (
        Cast(
            Func(F("parts"), place, Value(name), function="jsonb_extract_path_text"),
            IntegerField(),
        )
        for name in ("start", "end")
    )
    words = Case(
        When(parts=[], then=F("html")),
        default=Substr("html", start + 1, end - start),
        output_field=TextField(),
    )
    return Subquery(Version.objects.filter(**versions).values(words=words))


def without_words(versions: QuerySet[Version]) -> QuerySet[Version]:
    """A novel stays in the database until its part is asked for."""
    return versions.defer("text", "html")


def reading_of(version: Version, part: int, html: str | None) -> Reading | None:
    """`html` is that of the part. None while there are no words. Raises NoSuchPart."""
    parts = version.parts
    count = len(parts) or 1
    if not 1 <= part <= count:
        raise NoSuchPart(part)
    if not html:
        return None
    entries = list(_entries(parts, part))
    return Reading(
        # Made by contributions.typesetting when the version was published.
        html=mark_safe(html),  # noqa: S308
        is_script=version.layout == Layout.SCREENPLAY,
        part=part,
        count=count,
        words=version.word_count,
        contents=_near(entries, part),
        headings=len(entries),
    )


def _entries(parts: Sequence[Mapping[str, Any]], shown: int) -> Iterator[Entry]:
    for number, piece in enumerate(parts, start=1):
        for anchor, text, rank in piece["headings"]:
            yield Entry(number, anchor, text, rank, number == shown)
        if not piece["headings"] and len(parts) > 1:
            yield Entry(number, "", "", 2, number == shown)


def _near(entries: list[Entry], part: int) -> list[Entry]:
    if len(entries) <= SHOWN_ENTRIES:
        return entries
    here = next((at for at, each in enumerate(entries) if each.part >= part), 0)
    start = max(0, min(here - SHOWN_ENTRIES // 3, len(entries) - SHOWN_ENTRIES))
    return entries[start : start + SHOWN_ENTRIES]
