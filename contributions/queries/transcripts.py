"""Captions and transcripts of a file, as its player needs them."""

from __future__ import annotations

from dataclasses import dataclass

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


def tracks_of(media_id: int) -> list[Track]:
    """The default first; captions before transcripts without times."""
    return [
        Track(
            id=row.pk,
            language=row.language,
            label=row.language_name,
            is_default=row.is_default,
            url=reverse("captions_vtt", args=[row.pk]) if row.timed else "",
        )
        for row in Transcript.objects.filter(media=media_id).current().default_first().defer("text")
    ]
