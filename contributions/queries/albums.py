"""Albums: what hangs in one, which ones hold a work, which ones somebody curates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Window,
)
from django.db.models.functions import Coalesce, RowNumber

from contributions.models import Album, AlbumCurator, AlbumItem
from contributions.queries.cards import Card, cards_of

MOST_WORDS = 8
IN_A_STRIP = 4
HANGING = Q(items__removed_at=None, items__isnull=False)


@dataclass(frozen=True, slots=True)
class Hung:
    """`card` is None for a work that was withdrawn, or that this reader does not want to meet."""

    item: AlbumItem
    card: Card | None

    @property
    def is_gone(self) -> bool:
        return self.item.contribution.withdrawn_at is not None


@dataclass(frozen=True, slots=True)
class Listed:
    """An album in a list, with the first works in it that this reader may meet."""

    album: Album
    strip: list[Card]


def hanging_in(album: Album) -> QuerySet[AlbumItem]:
    return album.items.filter(removed_at=None).select_related("contribution")


def hung(items: Iterable[AlbumItem], *, viewing: str) -> list[Hung]:
    """Three statements for any number of them."""
    rows = list(items)
    cards = {c.id: c for c in cards_of([row.contribution_id for row in rows], viewing=viewing)}
    return [Hung(row, cards.get(row.contribution_id)) for row in rows]


def listed(albums: Iterable[Album], *, viewing: str) -> list[Listed]:
    """Three statements for any number of them."""
    rows = list(albums)
    place = Window(RowNumber(), partition_by=F("album"), order_by=["position", "pk"])
    hanging = AlbumItem.objects.filter(
        album__in=rows, removed_at=None, contribution__withdrawn_at=None
    )
    first = hanging.annotate(place=place).filter(place__lte=IN_A_STRIP).order_by("place")
    works: dict[int, list[int]] = {album.pk: [] for album in rows}
    for album, work in first.values_list("album", "contribution"):
        works[album].append(work)
    every = dict.fromkeys(work for each in works.values() for work in each)
    cards = {card.id: card for card in cards_of(list(every), viewing=viewing)}
    return [
        Listed(album, [cards[work] for work in works[album.pk] if work in cards]) for album in rows
    ]


def albums_with(work: Any, *, reader: Any) -> QuerySet[Album]:
    """Public ones, and those that the reader curates; the latest first."""
    holding = AlbumItem.objects.filter(contribution=work, removed_at=None).values("album")
    return _told(Album.objects.visible_to(reader).filter(pk__in=holding))


def albums_by(user: Any, *, reader: Any) -> QuerySet[Album]:
    """Those somebody curates and this reader may see; to themselves also those they are asked to
    curate (`is_asked`)."""
    curating = AlbumCurator.objects.filter(user=user)
    asked = Exists(curating.filter(album=OuterRef("pk"), accepted_at=None))
    if user != reader:
        curating = curating.filter(accepted_at__isnull=False)
    shown = Album.objects.visible_to(reader).filter(pk__in=curating.values("album"))
    return _told(shown).annotate(is_asked=asked)


def albums_called(words: str) -> QuerySet[Album]:
    """Public ones that hold something; with `words`, those that say them."""
    hanging = AlbumItem.objects.filter(album=OuterRef("pk"), removed_at=None)
    shown = _told(Album.objects.public().filter(Exists(hanging)))
    for word in words.split()[:MOST_WORDS]:
        named = Q(title__icontains=word) | Q(text__icontains=word)
        shown = shown.filter(named | Q(made_by__person__credit_name__icontains=word))
    return shown.order_by("-public_since", "-pk")


def in_albums() -> Coalesce:
    """An annotation of a work: in how many public albums it hangs."""
    rows = AlbumItem.objects.filter(
        contribution=OuterRef("pk"), removed_at=None, album__in=Album.objects.public().order_by()
    )
    count = rows.order_by().values("contribution").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)


def _told(albums: QuerySet[Album]) -> QuerySet[Album]:
    counted = albums.annotate(works=Count("items", filter=HANGING))
    return counted.select_related("made_by__person").order_by("-made_at", "-pk")
