"""What accounts hold now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import models

from hitrecord.foundation.locking import for_change
from payouts.models.books import Account, Balance, Posting
from payouts.models.payee import Payee


def balances() -> models.QuerySet[Balance]:
    return Balance.objects.select_related("account")


def payable_balances() -> models.QuerySet[Balance]:
    """What payees are owed, each on its own row."""
    return balances().filter(account__payee__isnull=False, account__code__contains=":payable:")


def owed_in() -> dict[str, int]:
    """The currencies in which anybody is owed anything, with how many are; most people first."""
    owed = payable_balances().filter(credits__gt=models.F("debits"))
    counted = owed.order_by().values_list("account__currency").annotate(people=models.Count("pk"))
    return dict(counted.order_by("-people", "account__currency"))


def community() -> dict[str, int]:
    """What nobody was left to receive, or the company gave, by currency."""
    rows = balances().filter(account__code__startswith="community:")
    return {row.account.currency: row.held for row in rows if row.held}


def kept_apart() -> dict[str, int]:
    """What nobody said a place for in years, by currency."""
    rows = balances().filter(account__code__startswith="unclaimed:")
    return {row.account.currency: row.held for row in rows if row.held}


def community_lines() -> models.QuerySet[Posting]:
    """What came to the community pool and what left it, the newest first."""
    rows = Posting.objects.filter(account__code__startswith="community:")
    return rows.select_related("entry").order_by("-id")


def lock_balances(accounts: Iterable[Account]) -> None:
    """Until the transaction ends, in their order: before more than one entry is posted to some."""
    rows = Balance.objects.filter(account__in=[one.pk for one in accounts])
    list(for_change(rows.order_by("account")))


def locked_balance(account: Account) -> int:
    """Credits − debits, which stay as they are until the transaction ends."""
    return for_change(Balance.objects).get(account=account).held


@dataclass(frozen=True)
class Purse:
    """What a person has in the books, by currency in minor units, with what they claimed."""

    payable: dict[str, int]
    in_flight: dict[str, int]
    held: dict[str, int]
    clawback: dict[str, int]
    """Less than nothing: what is set off against later earnings."""
    owed: dict[tuple[int, str], int] = field(default_factory=dict)
    """What of `payable` is on whose account, by payee and currency: more than nothing."""
    since: datetime | None = None
    """When the first line was booked on what the person is owed; only of a person's purse."""


def purse_of(person_id: int) -> Purse:
    """One statement: when the first line was booked is one look into the index for each of their
    few accounts, however many lines those have."""
    lines = Posting.objects.filter(account=models.OuterRef("account")).order_by("id")
    first = models.Subquery(lines.values("entry__created_at")[:1])
    theirs = balances().filter(account__payee__in=Payee.objects.of(person_id))
    rows = list(theirs.annotate(first=first))
    owed = (row.first for row in rows if row.first and ":payable:" in row.account.code)
    return replace(_purse(rows), since=min(owed, default=None))


def purse_of_payee(payee: Payee) -> Purse:
    """What is on one payee's accounts, whoever it belongs to. One statement."""
    return _purse(balances().filter(account__payee=payee))


def _purse(rows: Iterable[Balance]) -> Purse:
    purse = Purse({}, {}, {}, {}, {})
    pockets = {
        "payable": purse.payable,
        "in-flight": purse.in_flight,
        "held": purse.held,
        "clawback": purse.clawback,
    }
    for row in rows:
        name = row.account.code.split(":")[2]
        if name == "payable" or (name in pockets and row.held):
            pocket, currency = pockets[name], row.account.currency
            pocket[currency] = pocket.get(currency, 0) + row.held
        if name == "payable" and row.held > 0:
            purse.owed[row.account.payee_id or 0, row.account.currency] = row.held
    return purse


def payable_to(person_id: int) -> dict[str, int]:
    """What the company owes a person, by currency."""
    return purse_of(person_id).payable


def held_for(person_id: int) -> dict[str, int]:
    """What waits until a dispute about it is settled, by currency."""
    return purse_of(person_id).held
