"""The sources of a work and the uses of it, one by one, with how each stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OuterRef, QuerySet

from contributions.models import Authorship, Source
from contributions.queries.rulings import ruled

MOST = 200
"""Of the sources of one version, where nobody can name more."""
A_PAGE = 40


@dataclass(frozen=True, slots=True)
class NamedSource:
    """`bond` is "" when it was found not to be a source; `was` is what its author said."""

    id: int
    source: str
    derivative: str
    bond: str
    was: str
    disputed: int | None
    ruling: int | None
    may_dispute: bool


def sources_named_by(version: int, viewer: Any) -> list[NamedSource]:
    return _said(_named(Source.objects.filter(derivative=version), viewer)[:MOST])


def uses_of(work: int, viewer: Any, page: str | None) -> Page[NamedSource]:
    """In the current versions of other works, newest first; a page of them."""
    uses = Source.objects.filter(
        source__contribution=work, derivative=F("derivative__contribution__current")
    )
    found = Paginator(_named(uses.order_by("-pk"), viewer), A_PAGE).get_page(page)
    found.object_list = _said(found.object_list)
    return found


def _named(edges: QuerySet[Source], viewer: Any) -> Any:
    mine = Authorship.objects.filter(version=OuterRef("source"), person__user=viewer.pk or 0)
    rows = ruled(edges).annotate(is_mine=Exists(mine), ruling=F("standing__ruling"))
    return rows.values(
        *("pk", "relation", "bond", "disputed", "ruling", "is_mine"),
        *("source__contribution__title", "derivative__contribution__title"),
    )


def _said(rows: Any) -> list[NamedSource]:
    return [
        NamedSource(
            id=row["pk"],
            source=row["source__contribution__title"],
            derivative=row["derivative__contribution__title"],
            bond=row["bond"],
            was=row["relation"],
            disputed=row["disputed"],
            ruling=row["ruling"],
            may_dispute=bool(row["is_mine"] and row["bond"]),
        )
        for row in rows
    ]
