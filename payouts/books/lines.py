"""A person's lines: what came and went, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Q, Sum
from django.db.models.functions import TruncMonth
from django.utils.timezone import get_default_timezone

from payouts.books.kinds import EARNING
from payouts.books.purses import payable_balances
from payouts.models.books import Account, Posting
from payouts.models.payee import Payee


def _of(person_id: int, purpose: str = "payable") -> Q:
    theirs = Payee.objects.of(person_id)
    return Q(account__payee__in=theirs, account__code__contains=f":{purpose}:")


def postings_to(person_id: int, most: int) -> models.QuerySet[Posting]:
    """So many lines of what the person is owed, newest first; a credit is money for them. Only of
    these the entries are looked up."""
    newest = Posting.objects.filter(_of(person_id)).order_by("-id").values("pk")[:most]
    lines = Posting.objects.filter(pk__in=newest).select_related("entry", "account")
    return lines.order_by("-id")


def earned_since(
    person_id: int, since: datetime, before: datetime | None = None
) -> list[tuple[datetime, str, int]]:
    """(when last, currency, minor units) of what was booked for the person from `since` on: one row
    for each month of the books, however many lines it has."""
    rows = Posting.objects.filter(
        account__payee__in=Payee.objects.of(person_id),
        entry__created_at__gte=since,
        entry__kind__in=EARNING,
    )
    rows = rows.filter(entry__created_at__lt=before) if before else rows
    month = TruncMonth("entry__created_at", tzinfo=get_default_timezone())
    months = rows.annotate(month=month).order_by("month").values("month", "currency")
    sums = months.annotate(last=Max("entry__created_at"), sum=Sum("amount"))
    return [
        (at, currency, -amount)
        for at, currency, amount in sums.values_list("last", "currency", "sum")
    ]


def earned_by(payee: Payee, currency: str) -> int:
    """Everything that was ever booked for the payee."""
    lines = Posting.objects.filter(account__payee=payee, currency=currency)
    sums = lines.filter(entry__kind__in=EARNING).aggregate(sum=Sum("amount"))
    return -(sums["sum"] or 0)


def credited(keys: Iterable[str], payees: Iterable[int]) -> dict[str, dict[int, int]]:
    """By key of the entry and payee id, what came to what they are owed (minor units)."""
    lines = Posting.objects.filter(entry__key__in=keys, account__payee__in=payees)
    theirs = lines.filter(account__code__contains=":payable:")
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for key, payee, amount in theirs.values_list("entry__key", "account__payee", "amount"):
        found[key][payee or 0] = -amount
    return found


def credited_to_guests(keys: Iterable[str]) -> int:
    """What entries with these keys brought people who have no account yet (minor units)."""
    lines = Posting.objects.filter(entry__key__in=keys, account__code__contains=":payable:")
    guests = lines.filter(account__payee__person__user=None, account__payee__claimed_by=None)
    return -(guests.aggregate(sum=Sum("amount"))["sum"] or 0)


def quiet_since(moment: datetime) -> list[Account]:
    """Accounts of what payees are owed on which nothing was booked from then on."""
    lately = Posting.objects.filter(account=OuterRef("account"), entry__created_at__gte=moment)
    rows = payable_balances().filter(credits__gt=F("debits")).exclude(Exists(lately))
    return [row.account for row in rows.order_by("account_id")]


def moved_since(account: Account, moment: datetime) -> bool:
    """Whether anything was booked on it from then on."""
    return Posting.objects.filter(account=account, entry__created_at__gte=moment).exists()


def owed_before(person_id: int, day: datetime) -> dict[str, int]:
    """What the person was owed when that moment came, by currency."""
    sums = _payable_lines(person_id).filter(entry__created_at__lt=day).values("currency")
    return {row["currency"]: -row["sum"] for row in sums.annotate(sum=Sum("amount")).order_by()}


def lines_between(
    person_id: int, start: datetime, end: datetime
) -> Iterator[tuple[datetime, str, int, str, str, str]]:
    """(when, currency, minor units for the person, kind, key and memo of the entry), oldest first,
    as many as there are."""
    rows = _payable_lines(person_id).filter(entry__created_at__gte=start, entry__created_at__lt=end)
    told = rows.order_by("id").values_list(
        "entry__created_at", "currency", "amount", "entry__kind", "entry__key", "entry__memo"
    )
    for at, currency, amount, kind, key, memo in told.iterator(chunk_size=2000):
        yield at, currency, -amount, kind, key, memo


def _payable_lines(person_id: int) -> models.QuerySet[Posting]:
    return Posting.objects.filter(_of(person_id))
