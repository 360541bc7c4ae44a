"""Uploaded pictures at the head of projects: one statement for any number of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from accounts.models import Viewing
from contributions.models import MediaFile
from contributions.queries.files import views_of
from contributions.queries.players import Picture, picture_of
from contributions.queries.veil import Veil, is_veiled, veil_of

WITH_NAMES = (
    "poster_id",
    "is_mature",
    "uploader__person__credit_name",
    "uploader__handle",
)


@dataclass(frozen=True, slots=True)
class Hung:
    """Drawn like the card of a picture, but it is no work: it has no page, and who uploaded it.
    Under a `veil` there is no picture."""

    id: int
    image: Picture | None
    authors: list[tuple[str, str]]
    veil: Veil | None = None
    is_mature: bool = False
    kind: str = "image"
    url: str = ""


def hung_on(posters: Iterable[int], *, viewing: str) -> dict[int, Hung]:
    """Poster id → the newest picture that is ready, if this reader wants to meet it."""
    ready = MediaFile.objects.filter(
        poster__in=list(posters), processing__finished_at__isnull=False
    )
    rows = views_of(ready.order_by("poster_id", "-pk").distinct("poster_id"), *WITH_NAMES)
    found: dict[int, Hung] = {}
    for row, file in rows:
        picture = picture_of(file, "")
        is_mature = row["is_mature"]
        if picture is not None and not (is_mature and viewing == Viewing.HIDE):
            name, handle = row["uploader__person__credit_name"], row["uploader__handle"]
            by = (name or handle, reverse("profile", args=[handle]))
            veil = veil_of("", file) if is_veiled(is_mature=is_mature, viewing=viewing) else None
            image = None if veil else picture
            found[row["poster_id"]] = Hung(file.id, image, [by], veil, is_mature)
    return found
