"""Whose critique changed a work: candidates for an influence credit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
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
    work_id: int


def influences_on(version_ids: Iterable[int]) -> list[Influence]:
    """People whose remark was addressed in one of these versions or before it, and who are not
    among its authors: once for each work. One statement."""
    last = Resolution.objects.filter(comment=OuterRef("pk")).order_by("-id")
    own = Authorship.objects.filter(version=OuterRef("credited"), person=OuterRef("theirs"))
    rows: Any = (
        Comment.objects.filter(_stands())
        .annotate(
            # Whoever left is credited as who they were.
            theirs=Coalesce("author__person__claimed_by", "author__person"),
            called=Coalesce(
                "author__person__claimed_by__credit_name", "author__person__credit_name"
            ),
            credited=F("thread__contribution__versions"),
            number=F("thread__contribution__versions__number"),
            state=Subquery(last.values("state")[:1]),
            heeded_in=Subquery(last.values("version__number")[:1]),
        )
        .filter(~Exists(own), credited__in=list(version_ids), state=State.ADDRESSED)
        .filter(heeded_in__lte=F("number"))
        .values_list(
            *("theirs", "called", "thread__contribution__title", "heeded_in", "credited"),
            "thread__contribution",
        )
        .order_by("thread__contribution__title", "id")
    )
    found = {(row[0], row[-1]): Influence(*row) for row in rows}
    return list(found.values())


def has_influence(user: User) -> bool:
    """Something this member said was heeded, and may be credited one day."""
    last = Resolution.objects.filter(comment=OuterRef("pk")).order_by("-id").values("state")
    said = Comment.objects.filter(_stands(), author=user).annotate(state=Subquery(last[:1]))
    return said.filter(state=State.ADDRESSED).exists()


def _stands() -> Q:
    """Words that go when their author leaves were heeded all the same."""
    went = Q(withdrawn_at__gte=F("author__departure__asked_at"), removed_at=None)
    return Q(withdrawn_at=None) | went
