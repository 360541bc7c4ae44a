"""Where works stand among each other: computed anew from views and recommendations, as often as one
likes. New works first; then all of them once a day, for what is a day older counts less; and in
between those that were looked at or recommended since the last time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Final

from django.db import connection, transaction

from contributions.domain.ranking import HORIZON, warmth
from contributions.models import Contribution, RankedDay, Ranking
from contributions.queries import audience, tags

AT_ONCE = 1000
_LOCK: Final = 0x68690001
"""Of PostgreSQL's advisory ones; it is free again when its worker dies."""

ByDay = dict[int, list[tuple[int, int]]]
"""Work → (days ago, people)."""


def refresh(now: datetime) -> int:
    """How many rows changed; nothing while another worker is at it."""
    with _alone() as is_alone:
        if not is_alone:
            return 0
        changed = _welcome(now)
        day, _is_new = RankedDay.objects.get_or_create(day=now.date(), defaults={"until": now})
        changed += _rank_touched(day, now) if day.is_whole else _rank_all(day, now)
        tags.find_popular()
    return changed


@contextmanager
def _alone() -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        (is_alone,) = cursor.fetchone() or (False,)
    try:
        yield is_alone
    finally:
        if is_alone:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _welcome(now: datetime) -> int:
    """A row for each work that is new on the wall, however long the rest may take."""
    new = Contribution.objects.published().filter(ranking=None).order_by("pk")
    pks = list(new.values_list("pk", flat=True)[: 10 * AT_ONCE])
    rows = [Ranking(contribution_id=pk, computed_at=now) for pk in pks]
    Ranking.objects.bulk_create(rows, ignore_conflicts=True, batch_size=AT_ONCE)
    return len(rows)


def _rank_all(day: RankedDay, now: datetime) -> int:
    """It goes on where a run of the same day was ended."""
    changed = 0
    rows = Ranking.objects.order_by("pk").values_list("pk", flat=True)
    while batch := list(rows.filter(pk__gt=day.through)[:AT_ONCE]):
        changed += _rank(batch, now)
        day.through = batch[-1]
        day.save(update_fields=["through"])
    day.is_whole = True
    day.save(update_fields=["is_whole"])
    return changed


def _rank_touched(day: RankedDay, now: datetime) -> int:
    works = sorted(audience.touched(day.until, now))
    batches = (works[start : start + AT_ONCE] for start in range(0, len(works), AT_ONCE))
    changed = sum(_rank(batch, now) for batch in batches)
    RankedDay.objects.filter(pk=day.pk).update(until=now)
    return changed


def _rank(works: Collection[int], now: datetime) -> int:
    """Only what is not so already is written."""
    today = now.date()
    since = today - timedelta(days=HORIZON)
    hearts = _by_work(audience.recommended_by_day(works, since, now), today)
    views = _by_work(audience.viewed_by_day(works, since), today)
    totals = dict(audience.viewed_in_all(works))
    standing = Ranking.objects.filter(pk__in=works)
    news = []
    for row in standing:
        before = row.warmth, row.views
        row.warmth = warmth(hearts.get(row.pk, ()), views.get(row.pk, ()))
        row.views, row.computed_at = totals.get(row.pk, 0), now
        news += [row] if before != (row.warmth, row.views) else []
    _save(news)
    return len(news)


@transaction.atomic
def _save(rows: list[Ranking]) -> None:
    Ranking.objects.bulk_update(rows, ["warmth", "views", "computed_at"])


def _by_work(rows: Iterable[tuple[int, date, int]], today: date) -> ByDay:
    found: ByDay = defaultdict(list)
    for work, day, people in rows:
        found[work].append(((today - day).days, people))
    return found
