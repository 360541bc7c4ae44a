"""Works as they hang on the wall: two statements for any number of them while their cards are held,
and two more for those that are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Left
from django.urls import reverse
from django.utils.translation import get_language

from accounts.models import Viewing
from contributions.models import Authorship, Contribution, Kind
from contributions.queries.files import FileView, files_of
from contributions.queries.picks import Picked, picked
from contributions.queries.players import Film, Picture, Wave, film_of, picture_of, wave_of
from contributions.queries.stamps import COUNTED, EXCERPT_SOURCE, NAMED, its_authors, stamps_of
from contributions.queries.veil import Veil, is_veiled, veil_of
from contributions.typesetting import excerpt
from hitrecord.foundation.memory import Memory
from hitrecord.foundation.once import Once

EXCERPT_LINES = 6
HELD_SECONDS: Final = settings.LINK_SECONDS / 6
"""Of a card, again of what is drawn from one, and again of a page of them: in front of an object
store there are links in it, and half of their time is left to whoever opens the page last."""
held: Memory[Card] = Memory(most=1_000, seconds=HELD_SECONDS)

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
    is_mature: bool = False
    pick: Picked | None = None
    """When the works were read with `its_pick`."""
    stamp: str = field(default="", compare=False, repr=False)
    """Cards of one stamp are the same card."""


def cards_of(
    contributions: QuerySet[Contribution] | Sequence[int] | Mapping[int, Any], *, viewing: str
) -> list[Card]:
    """Cards in the order given. Drafts and withdrawn works are left out, whoever asks.

    A card is the same for everybody who views mature works in the same way.
    """
    wanted = _wanted(contributions)
    stamps = {pk: f"{viewing}-{mark}" for pk, mark in stamps_of(list(wanted)).items()}
    found = _held(stamps)
    missing = [pk for pk in stamps if pk not in found]
    for card in _read(missing, viewing) if missing else ():
        found[card.id] = replace(card, stamp=stamps[card.id])
        held.set((get_language(), stamps[card.id]), found[card.id])
    cards = ((found.get(pk), pick) for pk, pick in wanted.items())
    return [
        replace(card, pick=picked(pick)) if pick else card
        for card, pick in cards
        if card and not (card.is_mature and viewing == Viewing.HIDE)
    ]


def _held(stamps: Mapping[int, str]) -> dict[int, Card]:
    language = get_language()
    found = ((pk, held.get((language, stamp))) for pk, stamp in stamps.items())
    return {pk: card for pk, card in found if card is not None}


def _wanted(
    contributions: QuerySet[Contribution] | Sequence[int] | Mapping[int, Any],
) -> Mapping[int, Any]:
    """Keys in the order asked for, each with its pick, if it was read with one."""
    if isinstance(contributions, Mapping):
        return contributions
    if not isinstance(contributions, QuerySet):
        return dict.fromkeys(contributions)
    works: Any = contributions
    if "its_pick" in contributions.query.annotations:
        return dict(works.values_list("pk", "its_pick"))
    return dict.fromkeys(works.values_list("pk", flat=True))


def bylines_of(versions: Iterable[int]) -> dict[int, list[Byline]]:
    """Version id → its authors in order."""
    return {version: list(people.values()) for version, people in authors_of(versions).items()}


def authors_of(versions: Iterable[int]) -> dict[int, dict[int, Byline]]:
    """Version id → person id → how they are named, in order."""
    found: dict[int, dict[int, Byline]] = {}
    rows = Authorship.objects.filter(version__in=list(versions)).order_by("version_id", "position")
    for version, person, *named in rows.values_list("version_id", "person_id", *NAMED):
        found.setdefault(version, {})[person] = _byline(*named)
    return found


def _byline(name: str, handle: str | None) -> Byline:
    return name, reverse("profile", args=[handle]) if handle else ""


def _read(works: Sequence[int], viewing: str) -> Iterator[Card]:
    """Two statements."""
    rows = list(_ROWS(works=list(works)))
    files = files_of([row["current_id"] for row in rows], first_only=True)
    for row in rows:
        authors = [_byline(*named) for named in row["named"]]
        yield _card(row, authors, files.get(row["current_id"], []), viewing)


def _rows(*, works: list[int]) -> Any:
    opening = Left("current__text", EXCERPT_SOURCE)
    published = Contribution.objects.published().filter(pk__in=works)
    facts = ("id", "kind", "title", "alt_text", "current_id", "is_mature", "mature_note")
    return published.values(*facts, opening=opening, named=its_authors(), **COUNTED)


_ROWS: Final = Once(_rows)


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
        is_mature=row["is_mature"],
    )


def _state(kind: str, opening: str, file: FileView | None) -> str:
    if kind == Kind.WRITING and opening:
        return "ready"
    return file.state if file else "queued"
