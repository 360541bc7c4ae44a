"""Captions and transcripts of a file, as its player needs them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse

from contributions.models import Transcript


@dataclass(frozen=True, slots=True)
class Track:
    """`url` is the address of the captions, "" for a transcript without times."""

    id: int
    language: str
    label: str
    is_default: bool
    url: str


def their_tracks(number: int | None) -> ArraySubquery:
    """For a statement that fetches the work itself: those of the files of its current version, or
    of that with the number. The default first; captions before transcripts without times."""
    versions = (
        {"media__version": OuterRef("current")}
        if number is None
        else {"media__version__contribution": OuterRef("pk"), "media__version__number": number}
    )
    names = ("id", "media", "language", "is_default", "timed")
    facts = JSONObject(**{name: name for name in names})
    rows = Transcript.objects.filter(**versions).current().default_first()
    return ArraySubquery(rows.values(data=facts))


def tracks_of(media_id: int, rows: Iterable[Mapping[str, Any]]) -> list[Track]:
    return [
        Track(
            id=row["id"],
            language=row["language"],
            label=Transcript(language=row["language"]).language_name,
            is_default=row["is_default"],
            url=reverse("captions_vtt", args=[row["id"]]) if row["timed"] else "",
        )
        for row in rows
        if row["media"] == media_id
    ]
