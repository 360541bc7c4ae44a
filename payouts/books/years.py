"""What was earned and paid by calendar year, by the clock of the books, whoever asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, Case, F, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.db.models.functions import Cast, Coalesce, ExtractYear
from django.utils import timezone

from payouts.books.kinds import EARNING, PAID
from payouts.models.books import Posting
from payouts.models.payee import Payee
from payouts.models.payout import Payout

OWNER = F("account__payee__claimed_by__payee"), F("account__payee")
"""To whom what is on a payee's account belongs today."""


def _year() -> ExtractYear:
    """Of an entry. `__year` would go by the zone of whoever happens to ask."""
    return ExtractYear("entry__created_at", tzinfo=timezone.get_default_timezone())


def _within(year: int) -> Q:
    zone = timezone.get_default_timezone()
    first, after = (datetime(each, 1, 1, tzinfo=zone) for each in (year, year + 1))
    return Q(entry__created_at__gte=first, entry__created_at__lt=after)


def _with_receiver(lines: QuerySet[Posting]) -> QuerySet[Any]:
    """`to` whom it went: whoever said the place then, also when it was decided later that what is
    on the account belongs to somebody else."""
    payout = Cast(OuterRef("entry__source_id"), BigIntegerField())
    said = Payout.objects.filter(pk=payout).order_by().values("destination__payee")
    return lines.annotate(to=Coalesce(Subquery(said), *OWNER, output_field=BigIntegerField()))


def _paid_to(owners: Collection[int] | QuerySet[Any, int]) -> QuerySet[Any]:
    """What left to these payees, and what came back."""
    own = Payee.objects.filter(pk__in=owners).order_by().values("pk")
    claimed = Payee.objects.filter(claimed_by__payee__in=owners).order_by().values("pk")
    went = Payout.objects.filter(destination__payee__in=owners).order_by().values("payee")
    # a union, of which each part has its index
    lines = Posting.objects.filter(
        account__payee__in=own.union(claimed, went), entry__kind__in=PAID
    )
    return _with_receiver(lines).filter(to__in=owners)


def paid_to(person_id: int) -> dict[str, int]:
    """What left to a person so far and did not come back, by currency; one statement."""
    sums = _paid_to(_payee_of(person_id)).values("currency").annotate(sum=Sum("amount"))
    return {row["currency"]: row["sum"] for row in sums.order_by()}


def _payee_of(person_id: int) -> QuerySet[Any, int]:
    return Payee.objects.filter(person=person_id).order_by().values_list("pk", flat=True)


def paid_within(owners: Collection[int], year: int) -> Counter[tuple[int, str]]:
    """What left within a year and did not come back, by whom it went to and currency."""
    rows = _paid_to(owners).filter(_within(year)).values_list("to", "currency")
    summed = rows.annotate(sum=Sum("amount")).order_by()
    return Counter({(to, currency): amount for to, currency, amount in summed})


def years_of(person_id: int) -> list[tuple[int, str, str, int]]:
    """(year, currency, kind of entry, minor units): what was booked for the person, as things are
    today, and what went to them."""
    booked = Posting.objects.filter(
        account__payee__in=Payee.objects.of(person_id), entry__kind__in=EARNING
    )
    paid = _paid_to(_payee_of(person_id))
    found = [
        row
        for lines in (booked, paid)
        for row in lines.annotate(year=_year())
        .values_list("year", "currency", "entry__kind")
        .annotate(sum=Sum("amount"))
        .order_by()
    ]
    return sorted(found, key=lambda row: (-row[0], row[1]))


def year_of_everybody(year: int) -> Iterator[tuple[int, str, str, int]]:
    """(payee, currency, kind of entry, minor units) of everybody who earned or was paid in it. What
    went to somebody else than to whom the account belongs today stands with them."""
    lines = Posting.objects.filter(_within(year), account__payee__isnull=False)
    lines = _with_receiver(lines.filter(entry__kind__in=(*EARNING, *PAID)))
    went_elsewhere = Q(entry__kind__in=PAID) & ~Q(
        to=Coalesce(*OWNER, output_field=BigIntegerField())
    )
    rows = lines.annotate(
        payee=Case(
            When(went_elsewhere, then=F("to")),
            default=F("account__payee"),
            output_field=BigIntegerField(),
        )
    ).values_list("payee", "currency", "entry__kind")
    summed = rows.annotate(sum=Sum("amount")).order_by("payee", "currency")
    for payee, currency, kind, amount in summed.iterator(chunk_size=2000):
        yield payee or 0, currency, kind, amount


def paid_by_year() -> list[tuple[int, str, int]]:
    """(year, currency, minor units) of what left to people and did not come back; newest first."""
    lines = Posting.objects.filter(account__payee__isnull=False, entry__kind__in=PAID)
    rows = lines.annotate(year=_year()).values_list("year", "currency")
    summed = rows.annotate(sum=Sum("amount")).order_by("-year", "currency")
    return [row for row in summed if row[2]]
