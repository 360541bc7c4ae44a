"""Works from elsewhere that versions were made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from contributions.models import OffsiteSource
from contributions.models.offsite import FACTS, Licence


@dataclass(frozen=True, slots=True)
class Offsite:
    """`link` is a whole http(s) address or ""; `licence` and `relation` are the stored words."""

    title: str
    author: str
    licence: str
    link: str
    relation: str
    note: str

    @property
    def licence_label(self) -> str:
        return str(Licence(self.licence).label)


def offsite_of(versions: Iterable[int]) -> dict[int, list[Offsite]]:
    """Version id → its sources from elsewhere, in the order they were named; one statement."""
    found: dict[int, list[Offsite]] = {}
    rows = OffsiteSource.objects.filter(derivative__in=list(versions)).order_by("derivative", "pk")
    for version, *words in rows.values_list(
        "derivative", "title", "author", "licence", "link", "relation", "note"
    ):
        found.setdefault(version, []).append(Offsite(*words))
    return found


def their_offsite(number: int | None) -> ArraySubquery:
    """For a query of works: what that version of each, else the current one, took from elsewhere;
    each a mapping for Offsite."""
    version = Q(derivative=OuterRef("current")) if number is None else Q(derivative__number=number)
    rows = OffsiteSource.objects.filter(version, derivative__contribution=OuterRef("pk"))
    return ArraySubquery(rows.order_by("pk").values(data=JSONObject(**{f: f for f in FACTS})))
