"""Works as they hang on the wall: three statements for any number of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Left
from django.urls import reverse

from accounts.models import Viewing
from contributions.models import (
    Authorship,
    Contribution,
    Kind,
    OffsiteSource,
    Recommendation,
    Source,
)
from contributions.queries.files import FileView, files_of
from contributions.queries.picks import Picked, picked
from contributions.queries.players import Film, Picture, Wave, film_of, picture_of, wave_of
from contributions.queries.rulings import COUNTS
from contributions.queries.veil import Veil, is_veiled, veil_of
from contributions.typesetting import excerpt

EXCERPT_LINES = 6
EXCERPT_SOURCE = 1200
"""Characters of a text that are fetched for its first lines."""

Byline = tuple[str, str]
"""A credit name and the address of its profile, "" without one."""


@dataclass(frozen=True, slots=True)
class Card:
    """What `_work_card.html` draws. `state` is that of the first file; a text is always ready.
    Under a `veil` there is nothing of the work to draw."""

    id: int
    version_id: int
    url: str
    kind: str
    title: str
    authors: list[Byline]
    sources_count: int
    recommendations: int
    excerpt: list[str]
    state: str
    percent: int
    image: Picture | None
    wave: Wave | None
    film: Film | None
    veil: Veil | None = None
    pick: Picked | None = None
    """When the works were read with `its_pick`."""


def cards_of(contributions: QuerySet[Contribution] | Sequence[int], *, viewing: str) -> list[Card]:
    """Cards in the order given. Drafts and withdrawn works are left out, whoever asks.

    A card is the same for everybody who views mature works in the same way.
    """
    rows = [row for row in _rows(contributions) if row["current_id"] and not row["withdrawn_at"]]
    if viewing == Viewing.HIDE:
        rows = [row for row in rows if not row["is_mature"]]
    versions = [row["current_id"] for row in rows]
    names = bylines_of(versions)
    files = files_of(versions, first_only=True)
    return [
        _card(row, names.get(row["current_id"], []), files.get(row["current_id"], []), viewing)
        for row in rows
    ]


def bylines_of(versions: Iterable[int]) -> dict[int, list[Byline]]:
    """Version id → its authors in order."""
    found: dict[int, list[Byline]] = {}
    rows = Authorship.objects.filter(version__in=list(versions)).order_by("version_id", "position")
    for version, name, handle in rows.values_list(
        "version_id", "person__credit_name", "person__user__handle"
    ):
        url = reverse("profile", args=[handle]) if handle else ""
        found.setdefault(version, []).append((name, url))
    return found


def _rows(contributions: QuerySet[Contribution] | Sequence[int]) -> list[dict[str, Any]]:
    if isinstance(contributions, QuerySet):
        return list(_read(contributions))
    wanted = list(contributions)
    found = {row["id"]: row for row in _read(Contribution.objects.filter(pk__in=wanted))}
    return [found[pk] for pk in wanted if pk in found]


def _read(contributions: QuerySet[Contribution]) -> Iterable[dict[str, Any]]:
    """Counts are subqueries: joins of sources and hearts would multiply each other."""
    picks = ["its_pick"] if "its_pick" in contributions.query.annotations else []
    rows: QuerySet[Contribution, dict[str, Any]] = contributions.annotate(
        opening=Left("current__text", EXCERPT_SOURCE),
        made_from=_count(
            Source.objects.filter(COUNTS, derivative=OuterRef("current")), "derivative"
        ),
        elsewhere=_count(
            OffsiteSource.objects.filter(derivative=OuterRef("current")), "derivative"
        ),
        hearts=_count(
            Recommendation.objects.shown().filter(contribution=OuterRef("pk")), "contribution"
        ),
    ).values(
        *("id", "kind", "title", "alt_text", "current_id", "withdrawn_at"),
        *("opening", "made_from", "elsewhere", "hearts", "is_mature", "mature_note", *picks),
    )
    return rows


def _count(rows: QuerySet[Any], per: str) -> Coalesce:
    counted = rows.order_by().values(per).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _card(
    row: Mapping[str, Any], authors: list[Byline], files: list[FileView], viewing: str
) -> Card:
    file = files[0] if files else None
    kind, opening = row["kind"], row["opening"]
    state, percent = _state(kind, opening, file), file.percent if file else 0
    veil = None
    if is_veiled(is_mature=row["is_mature"], viewing=viewing):
        veil, file, opening, state = veil_of(row["mature_note"], file), None, "", "ready"
    return Card(
        id=row["id"],
        version_id=row["current_id"],
        url=reverse("work", args=[row["id"]]),
        kind=kind,
        title=row["title"],
        authors=authors,
        sources_count=row["made_from"] + row["elsewhere"],
        recommendations=row["hearts"],
        excerpt=excerpt(opening, EXCERPT_LINES) if kind == Kind.WRITING else [],
        state=state,
        percent=percent,
        image=picture_of(file, row["alt_text"]) if file and kind == Kind.IMAGE else None,
        wave=wave_of(file) if file and kind == Kind.AUDIO else None,
        film=film_of(file) if file and kind == Kind.VIDEO else None,
        veil=veil,
        pick=picked(row.get("its_pick")),
    )


def _state(kind: str, opening: str, file: FileView | None) -> str:
    if kind == Kind.WRITING and opening:
        return "ready"
    return file.state if file else "queued"
