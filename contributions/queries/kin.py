"""The works at both ends of a work's threads: what it was made from, what was made from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import BooleanField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Left
from django.urls import reverse

from accounts.models import Distance, User
from contributions.models import Authorship, Kind, Pin, Source
from contributions.queries.files import FileView, main_of
from contributions.queries.offsite import Offsite
from contributions.queries.people import Author
from contributions.queries.rulings import COUNTS, ruled
from contributions.queries.veil import is_veiled
from contributions.typesetting import excerpt
from hitrecord.foundation.once import Once

LIMIT = 60
THUMB = 480
LINES = 3
ELSEWHERE = "elsewhere"

_PINNED: Final = Pin.objects.filter(
    contribution=OuterRef("source__contribution"),
    remix=OuterRef("derivative__contribution"),
    remix__withdrawn_at=None,
)


@dataclass(frozen=True, slots=True)
class Kin:
    """What `components/kin.html` draws; a withdrawn work keeps its name without `url`. One from
    elsewhere has no id, and its `kind` is ELSEWHERE."""

    work_id: int
    version_id: int
    kind: str
    relation: str
    title: str
    authors: str
    url: str
    note: str
    thanks_from: Author | None
    picture: str
    peaks: list[int]
    excerpt: str
    is_pinned: bool = False
    is_disputed: bool = False

    @property
    def is_gone(self) -> bool:
        """Withdrawn, or taken down."""
        return not self.url and self.kind != ELSEWHERE


@dataclass(frozen=True, slots=True)
class Ends:
    """Rows of both ends, before names and pictures are fetched for them."""

    made_from: list[dict[str, Any]]
    made_into: list[dict[str, Any]]
    struck: list[str] = field(default_factory=list)
    """Titles of what was named, and found not to be a source."""

    @property
    def versions(self) -> set[int]:
        return {row["version"] for row in (*self.made_from, *self.made_into)}


def ends_of(work: int, version: int, reader: Any = None) -> Ends:
    """Sources of this version, and what was made from any version of the work, the pinned one
    first; one statement. Each end has its own limit: many sources hide nothing at the other."""
    known = {"reader": reader.pk} if reader is not None and reader.pk else {}
    found = list(_ENDS(LIMIT, work=work, version=version, **known))
    rows = [row for row in found if row["bond"]]
    struck = [row["title"] for row in found if row["is_up"] and not row["bond"]]
    made_into = {row["work"]: row for row in rows if not row["is_up"]}
    made_from = [row for row in rows if row["is_up"]][::-1]
    return Ends(made_from, list(made_into.values()), struck)


def _both_ends(limit: int, *, work: int, version: int, reader: int | None = None) -> Any:
    unheard = is_note_unheard(reader and User(pk=reader))
    now = Source.objects.filter(COUNTS, derivative=F("derivative__contribution__current"))
    up = read_end(Source.objects.filter(derivative=version), "source")
    down = read_end(now.filter(source__contribution=work), "derivative")
    down = down.exclude(derivative__contribution=work)
    up, down = up.annotate(unheard=unheard), down.annotate(unheard=unheard)
    up, down = up.order_by("-edge")[:limit], down.order_by("-is_pinned", "-edge")[:limit]
    return up.union(down, all=True).order_by("-is_up", "-is_pinned", "-edge")


_ENDS: Final = Once(_both_ends)


def kin_of(
    rows: Sequence[Mapping[str, Any]],
    authors: Mapping[int, list[Author]],
    files: Mapping[int, list[FileView]],
    *,
    viewing: str,
) -> list[Kin]:
    return [
        _kin(row, authors.get(row["version"], []), files.get(row["version"], []), viewing)
        for row in rows
    ]


def read_end(edges: QuerySet[Source], end: str) -> Any:
    """A query of plain rows that can be united with that of the other end; `unheard` is to be added
    for each reader."""
    return (
        ruled(edges.order_by())
        .annotate(
            is_up=Value(end == "source", output_field=BooleanField()),
            edge=F("pk"),
            version=F(f"{end}_id"),
            work=F(f"{end}__contribution_id"),
            kind=F(f"{end}__contribution__kind"),
            title=F(f"{end}__contribution__title"),
            withdrawn=F(f"{end}__contribution__withdrawn_at"),
            mature=F(f"{end}__contribution__is_mature"),
            opening=Left(f"{end}__text", THUMB),
            is_pinned=Exists(_PINNED) if end == "derivative" else Value(False),
        )
        .values(
            *("is_up", "edge", "version", "work", "kind", "title", "withdrawn", "opening"),
            *("mature", "is_pinned"),
            *("bond", "disputed", "note"),
        )
    )


def is_note_unheard(reader: Any) -> Exists | Value:
    """Whether it was written by somebody from whom the reader keeps away."""
    if reader is None or reader.pk is None:
        return Value(False)
    return Exists(
        Authorship.objects.filter(
            version=OuterRef("derivative"),
            person__user__in=Distance.objects.unheard_by(reader),
        )
    )


def kin_from_elsewhere(work: Offsite) -> Kin:
    return Kin(
        work_id=0,
        version_id=0,
        kind=ELSEWHERE,
        relation=work.relation,
        title=work.title,
        authors=work.author,
        url=work.link,
        note=work.note,
        thanks_from=None,
        picture="",
        peaks=[],
        excerpt="",
    )


def _kin(row: Mapping[str, Any], authors: list[Author], files: list[FileView], viewing: str) -> Kin:
    """A covered work keeps its name and its address, and shows nothing."""
    is_gone = bool(row["withdrawn"])
    is_shown = not (is_gone or is_veiled(is_mature=row["mature"], viewing=viewing))
    file = main_of(files) if is_shown else None
    lines = excerpt(row["opening"], LINES) if row["kind"] == Kind.WRITING else []
    return Kin(
        work_id=row["work"],
        version_id=row["version"],
        kind=row["kind"],
        relation=row["bond"],
        title=row["title"],
        authors=", ".join(author.name for author in authors),
        url="" if is_gone else reverse("work", args=[row["work"]]),
        note="" if row["unheard"] else row["note"],
        thanks_from=authors[0] if authors else None,
        picture=file.thumb if file else "",
        peaks=list(file.facts.get("peaks") or [])[::4] if file else [],
        excerpt="\n".join(lines) if is_shown else "",
        is_pinned=row["is_pinned"] and not is_gone,
        is_disputed=bool(row["disputed"]),
    )
