"""How much of what some entries booked for people has left by now."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Sum

from payouts.books.kinds import EARNING, PAID
from payouts.models.books import Posting


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
