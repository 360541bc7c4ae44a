"""How much of what was booked for people has left by now: what was booked first leaves first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, Sum

from payouts.books.kinds import EARNING, PAID
from payouts.models.books import Posting
from payouts.models.payee import Payee


@dataclass(frozen=True, slots=True)
class Earned:
    """What one entry booked for somebody, minor units: how much of it left or was set off, and how
    much is on its way."""

    key: str
    person: int
    amount: int
    gone: int
    flying: int


def earned_of(person_id: int) -> list[Earned]:
    """Oldest first, of what they claimed, too; two statements."""
    lines = Posting.objects.filter(account__payee__in=Payee.objects.of(person_id))
    left = Q(entry__kind__in=PAID) | Q(entry__kind="setoff", account__code__contains=":payable:")
    purses = lines.order_by().values_list("account__payee", "currency")
    gone, flying = Counter[tuple[int | None, str]](), Counter[tuple[int | None, str]]()
    for payee, currency, out, wing in purses.annotate(
        out=Sum("amount", filter=left, default=0),
        wing=Sum("amount", filter=Q(account__code__contains=":in-flight:"), default=0),
    ):
        gone[payee, currency], flying[payee, currency] = out, -wing
    earned = []
    booked = lines.filter(entry__kind__in=EARNING, account__code__contains=":payable:")
    for key, person, payee, currency, amount in booked.order_by("id").values_list(
        "entry__key", "account__payee__person", "account__payee", "currency", "amount"
    ):
        out = min(gone[payee, currency], -amount)
        wing = min(flying[payee, currency], -amount - out)
        gone[payee, currency] -= out
        flying[payee, currency] -= wing
        earned.append(Earned(key, person or 0, -amount, out, wing))
    return earned


def gained_by(person_id: int, keys: Collection[str]) -> dict[str, int]:
    """What entries booked for one person, by their keys: minor units."""
    booked = Posting.objects.filter(entry__key__in=keys, account__payee__person=person_id)
    payable = booked.filter(account__code__contains=":payable:")
    return {key: -sum for key, sum in payable.values_list("entry__key").annotate(Sum("amount"))}


def paid_of(keys: Collection[str], currency: str) -> int:
    """Minor units. A payout pays what was booked first; two statements, however many people."""
    booked = Posting.objects.filter(
        currency=currency,
        amount__lt=0,
        entry__kind__in=EARNING,
        account__code__contains=":payable:",
    )
    payees = booked.filter(entry__key__in=keys).order_by().values("account__payee")
    left = dict(
        Posting.objects.filter(currency=currency, entry__kind__in=PAID, account__payee__in=payees)
        .order_by()
        .values_list("account__payee")
        .annotate(Sum("amount"))
    )
    wanted, paid = set(keys), 0
    lines = booked.filter(account__payee__in=list(left)).order_by("id")
    for payee, amount, key in lines.values_list("account__payee", "amount", "entry__key"):
        part = min(left[payee], -amount)
        left[payee] -= part
        paid += part if key in wanted else 0
    return paid
