"""Works for a member's first page, lane by lane: one statement for all of them, and each work
in the first lane that has it."""

from __future__ import annotations

import random
from datetime import datetime
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, IntegerField, OuterRef, Value

from accounts.models import User
from contributions.models import Contribution, Visit
from contributions.models.contribution import ContributionQuerySet
from contributions.queries.cards import Card, cards_of
from hitrecord.foundation.once import Once
from hitrecord.queries.following import works_by_followed
from hitrecord.queries.least_seen import POOL, least_seen, unheard_among

FOLLOWED, UNHEARD, NEW = "followed", "unheard", "new"
SHOWN = {FOLLOWED: 3, UNHEARD: 3, NEW: 9}
TRIED = 24
"""So many of the least seen are looked at for a member; all, when these were too few."""

Lanes = dict[str, list[Card]]
Row = tuple[str, int, datetime, int]


def lanes_of(user: User, *, now: datetime, viewing: str) -> Lanes:
    order = random.Random(f"{user.pk} {now:%Y-%m-%d %H}")  # noqa: S311 (an order)
    pool = list(least_seen(viewing))
    order.shuffle(pool)
    tried = [pk for pk, _views in sorted(pool, key=lambda each: each[1])[:TRIED]]
    kind = ContentType.objects.get_for_model(User).pk
    rows: list[Row] = list(_ROWS(viewing, kind, reader=user.pk, tried=tried or [0]))
    if len(pool) > TRIED and sum(row[0] == UNHEARD for row in rows) < SHOWN[UNHEARD]:
        unheard = _unheard(user, viewing)
        rows = [row for row in rows if row[0] != UNHEARD]
        rows += _rows(UNHEARD, unheard, POOL, views=F("ranking__views"))
    chosen = _choose(rows, order)
    cards = cards_of([pk for lane in chosen.values() for pk in lane], viewing=viewing)
    found = {card.id: card for card in cards}
    return {lane: [found[pk] for pk in pks if pk in found] for lane, pks in chosen.items()}


def _three(viewing: str, _kind: int, *, reader: int, tried: list[int]) -> Any:
    """`_kind` is the number that users have among the kinds of things that are followed."""
    user = User(pk=reader)
    unheard = _unheard(user, viewing).filter(pk__in=tried)
    return _rows(FOLLOWED, works_by_followed(user, viewing), SHOWN[FOLLOWED]).union(
        _rows(UNHEARD, unheard, TRIED, views=F("ranking__views")),
        _rows(NEW, _others(user, viewing).newest_first(), sum(SHOWN.values())),
        all=True,
    )


_ROWS: Final = Once(_three)


def _others(user: User, viewing: str) -> ContributionQuerySet:
    works = Contribution.objects.published().suited_to(viewing).welcome_to(user)
    return works.exclude(current__authorships__person__user=user)


def _unheard(user: User, viewing: str) -> Any:
    visits = Visit.objects.filter(user=user, contribution=OuterRef("pk"))
    return unheard_among(_others(user, viewing), viewing).filter(~Exists(visits))


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
