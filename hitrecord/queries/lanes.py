"""Works for a member's first page, lane by lane: one statement for all of them, and each work
in the first lane that has it."""

from __future__ import annotations

import random
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, IntegerField, OuterRef, Q, Value

from accounts.models import User, Viewing
from contributions.domain.ranking import FIRST_VIEWS
from contributions.models import Contribution, Kind, MediaFile, Visit
from contributions.models.contribution import ContributionQuerySet
from contributions.queries.cards import Card, cards_of
from hitrecord.queries.following import works_by_followed

FOLLOWED, UNHEARD, NEW = "followed", "unheard", "new"
SHOWN = {FOLLOWED: 3, UNHEARD: 3, NEW: 9}
POOL = 300
"""Of so many least seen works each member meets a few in an order of their own."""

Lanes = dict[str, list[Card]]
Row = tuple[str, int, datetime, int]


def lanes_of(user: User, *, now: datetime, viewing: str) -> Lanes:
    works = Contribution.objects.published().suited_to(viewing).welcome_to(user)
    others = works.exclude(current__authorships__person__user=user)
    unheard = (
        _countable(others, viewing)
        .filter(
            ~Exists(Visit.objects.filter(user=user, contribution=OuterRef("pk"))),
            ranking__views__lt=FIRST_VIEWS,
        )
        .order_by("ranking__views", "ranking__contribution_id")
    )
    rows: list[Row] = list(
        _rows(FOLLOWED, works_by_followed(user, viewing), SHOWN[FOLLOWED]).union(
            _rows(UNHEARD, unheard, POOL, views=F("ranking__views")),
            _rows(NEW, others.newest_first(), sum(SHOWN.values())),
            all=True,
        )
    )
    chosen = _choose(rows, random.Random(f"{user.pk} {now:%Y-%m-%d %H}"))  # noqa: S311 (an order)
    cards = cards_of([pk for lane in chosen.values() for pk in lane], viewing=viewing)
    found = {card.id: card for card in cards}
    return {lane: [found[pk] for pk in pks if pk in found] for lane, pks in chosen.items()}


def _countable(works: ContributionQuerySet, viewing: str) -> ContributionQuerySet:
    """Those whose page counts a view (contributions.views.audience): a text, or a file that is
    prepared, and not under a cover. Any other would stay the least seen one for ever."""
    prepared = MediaFile.objects.filter(
        version=OuterRef("current"),
        kind=OuterRef("kind"),
        is_extra=False,
        processing__finished_at__isnull=False,
    )
    shown = works if viewing == Viewing.SHOW else works.filter(is_mature=False)
    return shown.filter(Q(kind=Kind.WRITING) | Exists(prepared))


def _rows(lane: str, works: ContributionQuerySet, most: int, views: Any = None) -> Any:
    seen = Value(0, output_field=IntegerField()) if views is None else views
    marked = works.annotate(lane=Value(lane), seen=seen)
    return marked.values_list("lane", "pk", "published_at", "seen")[:most]


def _choose(rows: list[Row], order: random.Random) -> dict[str, list[int]]:
    """The newest of each lane; of the unheard the least seen, and among these by chance."""
    order.shuffle(rows)
    taken: set[int] = set()
    chosen: dict[str, list[int]] = {}
    for lane, most in SHOWN.items():
        mine = [row for row in rows if row[0] == lane and row[1] not in taken]
        if lane == UNHEARD:
            mine.sort(key=lambda row: row[3])
        else:
            mine.sort(key=lambda row: (row[2], row[1]), reverse=True)
        chosen[lane] = [row[1] for row in mine[:most]]
        taken.update(chosen[lane])
    return chosen
