"""A member's works from which others made something."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from contributions.models import Source


@dataclass(frozen=True, slots=True)
class Remixed:
    id: int
    title: str
    threads: int


def works_with_threads(edges: QuerySet[Source]) -> list[Remixed]:
    """The most used first; one statement."""
    rows = edges.order_by().values_list("source__contribution", "source__contribution__title")
    counted = rows.annotate(threads=Count("pk")).order_by("-threads", "source__contribution")
    return [Remixed(*row) for row in counted]
