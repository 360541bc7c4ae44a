"""Who looked at works and who recommends them, day by day; without names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta

from allauth.account.models import EmailAddress
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import TruncDate

from contributions.models import Authorship, Recommendation, Views

GROWN_UP = timedelta(days=1)
"""How old an account has to be before its recommendations count."""


def touched(since: datetime, now: datetime) -> set[int]:
    """Works that were looked at since that day, or whose recommendations may count otherwise since
    that moment. Other changes of an account are seen when all works are ranked."""
    given = Q(created_at__gte=since) | Q(taken_back_at__gte=since)
    grown = Q(user__joined_at__gt=since - GROWN_UP, user__joined_at__lte=now - GROWN_UP)
    hearts = Recommendation.objects.filter(given | grown).values_list("contribution", flat=True)
    views = Views.objects.filter(day__gte=since.date()).values_list("contribution", flat=True)
    return {*hearts, *views}


def recommended_by_day(
    works: Collection[int], since: date, now: datetime
) -> Iterator[tuple[int, date, int]]:
    """(work, day, members) of recommendations that count: not by the work's own authors of any
    version, not by accounts younger than a day or without an address that was confirmed."""
    own = Authorship.objects.filter(
        version__contribution=OuterRef("contribution"), person__user=OuterRef("user")
    )
    confirmed = EmailAddress.objects.filter(user=OuterRef("user"), verified=True)
    return (
        Recommendation.objects.shown()
        .filter(Exists(confirmed), ~Exists(own), user__joined_at__lte=now - GROWN_UP)
        .filter(contribution__in=works)
        .annotate(day=TruncDate("created_at", tzinfo=UTC))
        .filter(day__gte=since)
        .order_by()
        .values("contribution", "day")
        .annotate(people=Count("pk"))
        .values_list("contribution", "day", "people")
        .iterator()
    )


def viewed_by_day(works: Collection[int], since: date) -> Iterator[tuple[int, date, int]]:
    rows = Views.objects.filter(contribution__in=works, day__gte=since).order_by()
    return rows.values_list("contribution", "day", "people").iterator()


def viewed_in_all(works: Collection[int]) -> QuerySet[Views, tuple[int, int]]:
    """(work, people of all days)."""
    rows = Views.objects.filter(contribution__in=works).order_by().values("contribution")
    return rows.annotate(all=Sum("people")).values_list("contribution", "all")
