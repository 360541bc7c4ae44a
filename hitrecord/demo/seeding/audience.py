"""Whoever looked at the works, and what they said about them to others."""

from __future__ import annotations

from datetime import datetime, timedelta

from accounts.models import User
from contributions import ranking
from contributions.models import Recommendation, Views
from contributions.services import counting, recommending
from hitrecord.demo.content.praise import PRAISE, UNSEEN
from hitrecord.demo.seeding.past import days_before, happening
from hitrecord.demo.seeding.wall import Published

DAYS = 20
A_DAY = 4
"""People who open a work on one of the last days, give or take."""


def gather(published: Published, cast: dict[str, User], now: datetime) -> None:
    for praise in PRAISE:
        work, at = published[praise.work, 1].contribution, days_before(now, praise.days_ago)
        by = cast[praise.author]
        with happening(at):
            recommending.recommend(contribution=work, by=by, sentence=praise.sentence)
            Recommendation.objects.filter(contribution=work, user=by).update(created_at=at)
    for (key, number), version in published.items():
        if number == 1 and not Views.objects.filter(contribution=version.contribution_id).exists():
            _look(version.contribution_id, 1 if key in UNSEEN else DAYS, now)
    ranking.refresh(now)


def _look(work_id: int, days: int, now: datetime) -> None:
    """More or fewer by the work's number, so that it is the same each time."""
    for ago in range(days):
        people = 1 + (work_id * 7 + ago * 3) % (2 * A_DAY)
        for number in range(people):
            at = now - timedelta(days=ago)
            counting.count_view(work_id=work_id, viewer=f"demo {number}", now=at)
