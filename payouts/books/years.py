"""What was earned and paid by calendar year, by the clock of the books, whoever asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import datetime

from django.db.models import Q, Sum
from django.db.models.functions import ExtractYear
from django.utils import timezone

from payouts.books.kinds import EARNING, PAID
from payouts.models.books import Posting
from payouts.models.payee import Payee


def _year() -> ExtractYear:
    """Of an entry. `__year` would go by the zone of whoever happens to ask."""
    return ExtractYear("entry__created_at", tzinfo=timezone.get_default_timezone())


def _within(year: int) -> Q:
    zone = timezone.get_default_timezone()
    first, after = (datetime(each, 1, 1, tzinfo=zone) for each in (year, year + 1))
    return Q(entry__created_at__gte=first, entry__created_at__lt=after)


def paid_within(owners: Collection[int], year: int) -> Counter[tuple[int, str]]:
    """What left within a year and did not come back, by whose word counts and currency."""
    lines = Posting.objects.filter(
        Q(account__payee__in=owners) | Q(account__payee__claimed_by__payee__in=owners),
        _within(year),
        entry__kind__in=PAID,
    )
    rows = lines.values_list("account__payee__claimed_by__payee", "account__payee", "currency")
    paid: Counter[tuple[int, str]] = Counter()
    for claimed, own, currency, amount in rows.annotate(sum=Sum("amount")).order_by():
        paid[claimed or own or 0, currency] += amount
    return paid


def years_of(person_id: int) -> list[tuple[int, str, str, int]]:
    """(year, currency, kind of entry, minor units on the person's accounts)."""
    lines = Posting.objects.filter(account__payee__in=Payee.objects.of(person_id))
    rows = lines.filter(entry__kind__in=(*EARNING, *PAID)).annotate(year=_year())
    summed = rows.values_list("year", "currency", "entry__kind").annotate(sum=Sum("amount"))
    return list(summed.order_by("-year", "currency"))


def year_of_everybody(year: int) -> Iterator[tuple[int, str, str, int]]:
    """(payee, currency, kind of entry, minor units) of everybody who earned or was paid in it."""
    lines = Posting.objects.filter(_within(year), account__payee__isnull=False)
    rows = lines.filter(entry__kind__in=(*EARNING, *PAID)).values_list(
        "account__payee", "currency", "entry__kind"
    )
    summed = rows.annotate(sum=Sum("amount")).order_by("account__payee", "currency")
    for payee, currency, kind, amount in summed.iterator(chunk_size=2000):
        yield payee or 0, currency, kind, amount


def paid_by_year() -> list[tuple[int, str, int]]:
    """(year, currency, minor units) of what left to people and did not come back; newest first."""
    lines = Posting.objects.filter(account__payee__isnull=False, entry__kind__in=PAID)
    rows = lines.annotate(year=_year()).values_list("year", "currency")
    summed = rows.annotate(sum=Sum("amount")).order_by("-year", "currency")
    return [row for row in summed if row[2]]
