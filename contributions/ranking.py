"""Where works stand among each other: computed anew from views and recommendations, as often and
in as many processes as one likes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction

from contributions.domain.ranking import HORIZON, warmth
from contributions.models import Contribution, Ranking
from contributions.queries import audience, tags

AT_ONCE = 1000

ByDay = dict[int, list[tuple[int, int]]]
"""Work → (days ago, people)."""


def refresh(now: datetime) -> int:
    """How many rows changed."""
    today = now.date()
    since = today - timedelta(days=HORIZON)
    hearts = _by_work(audience.recommended_by_day(since, now), today)
    views = _by_work(audience.viewed_by_day(since), today)
    totals = dict(audience.viewed_in_all(since))
    works = sorted(hearts.keys() | views.keys())
    changed = 0
    for start in range(0, len(works), AT_ONCE):
        batch = works[start : start + AT_ONCE]
        fresh = [
            Ranking(
                contribution_id=work,
                warmth=warmth(hearts.get(work, ()), views.get(work, ())),
                views=totals.get(work, 0),
                computed_at=now,
            )
            for work in batch
        ]
        changed += _write(fresh)
    # Whatever warmed them is taken back or beyond the horizon.
    warm = Ranking.objects.filter(warmth__gt=0).values_list("pk", flat=True)
    cold = set(warm).difference(works)
    changed += Ranking.objects.filter(pk__in=cold).update(warmth=0, computed_at=now)
    tags.find_popular()
    return changed + _welcome(now)


def _write(fresh: list[Ranking]) -> int:
    """Only what is not so already; in the order of ids, so that two refreshes never wait for each
    other in a circle."""
    standing = Ranking.objects.in_bulk([each.contribution_id for each in fresh])
    news = [each for each in fresh if not _is_so(standing.get(each.contribution_id), each)]
    _save(news)
    return len(news)


def _is_so(before: Ranking | None, now: Ranking) -> bool:
    return before is not None and (before.warmth, before.views) == (now.warmth, now.views)


def _welcome(now: datetime) -> int:
    """A row for each work that is new on the wall."""
    new = Contribution.objects.published().filter(ranking=None).order_by("pk")
    pks = list(new.values_list("pk", flat=True)[: 10 * AT_ONCE])
    rows = [Ranking(contribution_id=pk, computed_at=now) for pk in pks]
    Ranking.objects.bulk_create(rows, ignore_conflicts=True, batch_size=AT_ONCE)
    return len(rows)


@transaction.atomic
def _save(rows: list[Ranking]) -> None:
    Ranking.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["contribution"],
        update_fields=["warmth", "views", "computed_at"],
    )


def _by_work(rows: Iterable[tuple[int, date, int]], today: date) -> ByDay:
    found: ByDay = defaultdict(list)
    for work, day, people in rows:
        found[work].append(((today - day).days, people))
    return found
