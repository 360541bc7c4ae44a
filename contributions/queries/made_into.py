"""What was made from works: each thread once, for pages that list them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from accounts.models import User
from contributions.models import Authorship, Contribution, Source
from contributions.queries.files import files_of
from contributions.queries.kin import Kin, is_note_unheard, kin_of, read_end
from contributions.queries.people import authors_of
from contributions.queries.rulings import COUNTS


@dataclass(frozen=True, slots=True)
class Remade:
    """`kin` was made from the work `cited`, and has been since `at`."""

    kin: Kin
    cited: int
    cited_title: str
    cited_url: str
    at: datetime


def threads_from(works: QuerySet[Contribution]) -> QuerySet[Source]:
    """Of what stands in the current version of other works; of two threads between two works the
    one from the later version."""
    later = Source.objects.filter(
        COUNTS,
        derivative=OuterRef("derivative"),
        source__contribution=OuterRef("source__contribution"),
        source__gt=OuterRef("source"),
    )
    edges = Source.objects.filter(
        ~Exists(later),
        COUNTS,
        source__contribution__in=works.values("pk"),
        derivative=F("derivative__contribution__current"),
    )
    return edges.exclude(derivative__contribution=F("source__contribution"))


def by_others(edges: QuerySet[Source], user: User) -> QuerySet[Source]:
    own = Authorship.objects.filter(version=OuterRef("derivative"), person__user=user)
    return edges.exclude(Exists(own))


def rows_of(
    edges: QuerySet[Source], reader: Any, *, pinned_first: bool
) -> QuerySet[Any, dict[str, Any]]:
    """Newest first: by the day on which the first version that names it was published."""
    first = Source.objects.filter(
        derivative__contribution=OuterRef("derivative__contribution"),
        source__contribution=OuterRef("source__contribution"),
    )
    rows: QuerySet[Any, dict[str, Any]] = read_end(edges, "derivative").annotate(
        unheard=is_note_unheard(reader),
        cited=F("source__contribution_id"),
        cited_title=F("source__contribution__title"),
        at=Subquery(first.order_by("created_at").values("created_at")[:1]),
    )
    return rows.order_by(*(["-is_pinned"] if pinned_first else []), "-at", "-edge")


def remade(rows: Sequence[dict[str, Any]], *, viewing: str) -> list[Remade]:
    """With names and pictures, in two or three statements."""
    versions = [row["version"] for row in rows]
    kin = kin_of(rows, authors_of(versions), files_of(versions), viewing=viewing)
    return [
        Remade(
            each, row["cited"], row["cited_title"], reverse("work", args=[row["cited"]]), row["at"]
        )
        for each, row in zip(kin, rows, strict=True)
    ]


def how_many_times_remade() -> Coalesce:
    """For a query of works: how many other works are made from each."""
    edges = Source.objects.filter(
        COUNTS,
        source__contribution=OuterRef("pk"),
        derivative=F("derivative__contribution__current"),
    ).exclude(derivative__contribution=OuterRef("pk"))
    count = (
        edges.order_by()
        .values("source__contribution")
        .annotate(n=Count("derivative", distinct=True))
    )
    return Coalesce(Subquery(count.values("n"), output_field=IntegerField()), 0)
