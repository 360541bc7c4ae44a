"""Who looked at works and who recommends them, day by day; without names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from allauth.account.models import EmailAddress
from django.db.models import Count, Exists, OuterRef, QuerySet, Sum
from django.db.models.functions import TruncDate

from contributions.models import Authorship, Recommendation, Views

GROWN_UP = timedelta(days=1)
"""How old an account has to be before its recommendations count."""


def recommended_by_day(since: date, now: datetime) -> Iterator[tuple[int, date, int]]:
    """(work, day, members) of recommendations that count: not by the work's own authors of any
    version, not by accounts younger than a day or without an address that was confirmed."""
    own = Authorship.objects.filter(
        version__contribution=OuterRef("contribution"), person__user=OuterRef("user")
    )
    confirmed = EmailAddress.objects.filter(user=OuterRef("user"), verified=True)
    return (
        Recommendation.objects.shown()
        .filter(Exists(confirmed), ~Exists(own), user__joined_at__lte=now - GROWN_UP)
        .annotate(day=TruncDate("created_at", tzinfo=UTC))
        .filter(day__gte=since)
        .order_by()
        .values("contribution", "day")
        .annotate(people=Count("pk"))
        .values_list("contribution", "day", "people")
        .iterator()
    )


def viewed_by_day(since: date) -> Iterator[tuple[int, date, int]]:
    rows = Views.objects.filter(day__gte=since).order_by()
    return rows.values_list("contribution", "day", "people").iterator()


def viewed_in_all(since: date) -> QuerySet[Views, tuple[int, int]]:
    """(work, people of all days) of works that were viewed since."""
    lately = Views.objects.filter(day__gte=since).values("contribution")
    rows = Views.objects.filter(contribution__in=lately).order_by().values("contribution")
    return rows.annotate(all=Sum("people")).values_list("contribution", "all")
