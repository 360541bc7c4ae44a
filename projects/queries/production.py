"""A production: the finished work, who is in it, and the cue sheet with every point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _

from contributions.queries.ancestry import picture_of_sources
from contributions.queries.cards import Byline, authors_of
from contributions.queries.lineage_picture import LineagePicture
from contributions.queries.talk import Where
from contributions.queries.work import WorkPage, work_page
from projects.domain.measures import stretch
from projects.models import Credit, Measure, Piece, Production


@dataclass(frozen=True, slots=True)
class Line:
    """One credit: a work with its authors, or a person for something that is no upload. Of a work
    that was withdrawn the people stay, and it is not named any more."""

    title: str
    url: str
    kind: str
    known: dict[int, Byline]
    """By person."""
    role: str
    place: str
    points: int
    reason: str
    version: int = 0
    version_url: str = ""
    """Of a work that has several; what is credited is one of them."""

    @property
    def people(self) -> list[Byline]:
        return list(self.known.values())


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    points: int
    reason: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Credited:
    """One person in the credits roll, with everything they did."""

    name: str
    url: str
    roles: list[str]


@dataclass(frozen=True, slots=True)
class ProductionPage:
    production: Production
    final: WorkPage | None
    parts: list[Part]
    roll: list[Credited]


def production_page(production: Production, *, viewer: Any, viewing: str) -> ProductionPage:
    pieces = list(
        production.pieces.prefetch_related(
            "credits__version__contribution",
            "credits__person__user",
            "credits__person__claimed_by__user",
        )
    )
    versions = {c.version_id for piece in pieces for c in piece.credits.all() if c.version_id}
    names = authors_of(versions)
    pages = production.measure == Measure.PAGES
    parts = [_part(piece, names, pages) for piece in pieces]
    return ProductionPage(production, _final(production, viewer, viewing), parts, _roll(parts))


def _final(production: Production, viewer: Any, viewing: str) -> WorkPage | None:
    """None while there is none, and when it was withdrawn."""
    if production.final_id is None:
        return None
    try:
        page = work_page(
            pk=production.final_id, number=None, viewer=viewer, where=Where(), viewing=viewing
        )
    except ObjectDoesNotExist:
        return None
    return None if page.work.withdrawn_at else page


def made_from(show: ProductionPage, *, viewer: Any, viewing: str) -> LineagePicture | None:
    """None without a finished work that can be shown, and when it was made from nothing."""
    work = show.final.work if show.final else None
    return picture_of_sources(work, viewer, viewing=viewing) if work else None


def _part(piece: Piece, names: dict[int, dict[int, Byline]], pages: bool) -> Part:
    lines = [_line(credit, names, pages) for credit in piece.credits.all()]
    return Part(piece.title, piece.points, piece.reason, lines)


def _line(credit: Credit, names: dict[int, dict[int, Byline]], pages: bool) -> Line:
    version, person = credit.version, credit.person
    work = version.contribution if version else None
    is_gone = bool(work and work.withdrawn_at)
    known = names.get(version.pk, {}) if version else {}
    if person:
        known = {person.pk: (person.credit_name, person.get_absolute_url())}
    numbered = version if version and not is_gone and version.is_one_of_several else None
    return Line(
        version=numbered.number if numbered else 0,
        version_url=numbered.get_absolute_url() if numbered else "",
        title=work.unnamed if work and is_gone else work.title if work else "",
        url=work.get_absolute_url() if work and not is_gone else "",
        kind=work.kind if work else "",
        known=known,
        role=credit.role,
        place=place_of(credit, pages),
        points=credit.points,
        reason=credit.reason,
    )


def place_of(credit: Credit, pages: bool) -> str:
    """In and out, and what was said in words beside them."""
    if credit.begins is None or credit.ends is None:
        return credit.place
    where = stretch(credit.begins, credit.ends, pages=pages)
    if pages:
        where = _("p. %(pages)s") % {"pages": where}
    return f"{where}, {credit.place}" if credit.place else where


def _roll(parts: list[Part]) -> list[Credited]:
    """People in the order of the sheet, each once, and each of their roles once. Two of one name
    are two people; a name that somebody claimed is known by their profile."""
    people: dict[int | Byline, Credited] = {}
    for line in (line for part in parts for line in part.lines):
        for person, named in line.known.items():
            one = people.setdefault(named if named[1] else person, Credited(*named, roles=[]))
            if line.role not in one.roles:
                one.roles.append(line.role)
    return list(people.values())
