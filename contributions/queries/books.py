"""The books of a version, as its page offers them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from contributions.models import Printing

_NAMES: Final = ("form", "size", "finished_at", "quarantined_at", "reason")


@dataclass(frozen=True, slots=True)
class Book:
    form: str
    label: str
    size: int
    is_ready: bool
    is_failed: bool
    reason: str

    @property
    def is_pending(self) -> bool:
        return not (self.is_ready or self.is_failed)


def books_of(version_id: int) -> list[Book]:
    return books(_rows(version=version_id).values(*_NAMES))


def their_books(number: int | None) -> ArraySubquery:
    """For a statement that fetches the work itself: those of its current version, or of that with
    the number."""
    versions = (
        {"version": OuterRef("current")}
        if number is None
        else {"version__contribution": OuterRef("pk"), "version__number": number}
    )
    facts = JSONObject(**{name: name for name in _NAMES})
    return ArraySubquery(_rows(**versions).values(data=facts))


def books(rows: Iterable[Mapping[str, Any]]) -> list[Book]:
    return [
        Book(
            form=row["form"],
            label=str(Printing.Form(row["form"]).label),
            size=row["size"],
            is_ready=row["finished_at"] is not None,
            is_failed=row["quarantined_at"] is not None,
            reason=row["reason"],
        )
        for row in rows
    ]


def _rows(**versions: Any) -> QuerySet[Printing]:
    return Printing.objects.filter(**versions).order_by("-form")
