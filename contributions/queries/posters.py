"""Uploaded pictures at the head of projects: one statement for any number of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from contributions.models import MediaFile
from contributions.queries.files import views_of
from contributions.queries.players import Picture, picture_of

WITH_NAMES = ("poster_id", "alt_text", "uploader__person__credit_name", "uploader__handle")


@dataclass(frozen=True, slots=True)
class Hung:
    """Drawn like the card of a picture, but it is no work: it has no page, and who uploaded it."""

    image: Picture
    authors: list[tuple[str, str]]
    kind: str = "image"
    url: str = ""


def hung_on(posters: Iterable[int]) -> dict[int, Hung]:
    """Poster id → the newest picture that is ready."""
    ready = MediaFile.objects.filter(
        poster__in=list(posters), processing__finished_at__isnull=False
    )
    rows = views_of(ready.order_by("poster_id", "-pk").distinct("poster_id"), *WITH_NAMES)
    found: dict[int, Hung] = {}
    for row, file in rows:
        picture = picture_of(file, row["alt_text"])
        if picture is not None:
            name, handle = row["uploader__person__credit_name"], row["uploader__handle"]
            by = (name or handle, reverse("profile", args=[handle]))
            found[row["poster_id"]] = Hung(image=picture, authors=[by])
    return found
