"""Whose critique changed a work: candidates for an influence credit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Subquery

from contributions.models import Authorship, Comment, Resolution, State


@dataclass(frozen=True, slots=True)
class Influence:
    person_id: int
    name: str
    work: str
    heeded_in: int
    """The number of the version."""
    version_id: int
    """Which of those that were asked for."""


def influences_on(version_ids: Iterable[int]) -> list[Influence]:
    """People whose remark was addressed in one of these versions or before it, and who are not
    among its authors: once for each work. One statement."""
    last = Resolution.objects.filter(comment=OuterRef("pk")).order_by("-id")
    own = Authorship.objects.filter(version=OuterRef("credited"), person__user=OuterRef("author"))
    rows: Any = (
        Comment.objects.filter(withdrawn_at=None)
        .annotate(
            credited=F("thread__contribution__versions"),
            number=F("thread__contribution__versions__number"),
            state=Subquery(last.values("state")[:1]),
            heeded_in=Subquery(last.values("version__number")[:1]),
        )
        .filter(~Exists(own), credited__in=list(version_ids), state=State.ADDRESSED)
        .filter(heeded_in__lte=F("number"))
        .values_list(
            "author__person",
            "author__person__credit_name",
            "thread__contribution__title",
            "heeded_in",
            "credited",
        )
        .order_by("thread__contribution__title", "id")
    )
    found = {(row[0], row[2]): Influence(*row) for row in rows}
    return list(found.values())
