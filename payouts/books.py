"""The one door to the ledger: accounts by their codes, entries by their business identity.

Amounts are signed minor units, + debit and − credit. The database refuses whatever is wrong here;
entries are corrected by `reverse` only.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction
from django.db.models import Q, Sum

from accounts.models import User
from payouts.models.books import Account, AccountKind, Balance, Entry, Posting
from payouts.models.payee import Payee

__all__ = ["Account", "Balance", "Entry", "Posting"]

Lines = Sequence[tuple[Account, int]]

EARNING = ("distribution", "settlement")
"""Kinds of entries by which people earn; the others move what they have."""


class BooksError(Exception):
    """The books refused: a key was used again with other content, or lines make no sense."""


def bank(currency: str) -> Account:
    return _account("bank", AccountKind.ASSET, currency)


def company(currency: str) -> Account:
    return _account("company", AccountKind.EQUITY, currency)


def community_pool(currency: str) -> Account:
    return _account("community", AccountKind.LIABILITY, currency)


def revenue(production_id: int, currency: str) -> Account:
    return _account(f"production:{production_id}:revenue", AccountKind.INCOME, currency)


def cost(production_id: int, currency: str) -> Account:
    return _account(f"production:{production_id}:cost", AccountKind.EXPENSE, currency)


def undistributed(production_id: int, currency: str) -> Account:
    return _account(f"production:{production_id}:undistributed", AccountKind.EQUITY, currency)


def payables(payees: Sequence[Payee], currency: str) -> dict[int, Account]:
    """The payable account of each payee, by payee id; in few statements for many payees."""
    return _of_payees("payable", payees, currency)


def in_flight(payee: Payee, currency: str) -> Account:
    """What is on its way to the payee."""
    return _of_payees("in-flight", [payee], currency)[payee.pk]


def held(payees: Sequence[Payee], currency: str) -> dict[int, Account]:
    """Where a disputed amount of each payee waits, by payee id."""
    return _of_payees("held", payees, currency)


def _of_payees(name: str, payees: Sequence[Payee], currency: str) -> dict[int, Account]:
    Account.objects.bulk_create(
        [
            Account(
                code=f"payee:{payee.pk}:{name}:{currency}",
                kind=AccountKind.LIABILITY,
                currency=currency,
                payee=payee,
                no_overdraft=True,
            )
            for payee in payees
        ],
        ignore_conflicts=True,
    )
    codes = [f"payee:{payee.pk}:{name}:{currency}" for payee in payees]
    return {
        account.payee_id: account
        for account in Account.objects.filter(code__in=codes)
        if account.payee_id is not None
    }


def _account(code: str, kind: AccountKind, currency: str) -> Account:
    return Account.objects.get_or_create(
        code=f"{code}:{currency}", defaults={"kind": kind, "currency": currency}
    )[0]


@transaction.atomic
def post(
    *,
    key: str,
    kind: str,
    lines: Lines,
    source: models.Model,
    actor: User | None = None,
    memo: str = "",
    reverses: Entry | None = None,
) -> Entry:
    """Write one balanced entry. The same key with the same content answers the first one.

    Raises BooksError for the same key with other content and for lines that do not balance.
    """
    used = sorted(((one, amount) for one, amount in lines if amount), key=lambda line: line[0].pk)
    _check(used)
    content = _fingerprint(kind, used, source, reverses)
    entry, created = Entry.objects.get_or_create(
        key=key,
        defaults={
            "fingerprint": content,
            "kind": kind,
            "reverses": reverses,
            "source_type": source._meta.label_lower,
            "source_id": str(source.pk),
            "actor": actor,
            "memo": memo[:280],
        },
    )
    if not created:
        if entry.fingerprint != content:
            raise BooksError(f"The entry {key} exists with another content.")
        return entry
    Posting.objects.bulk_create(
        Posting(entry=entry, account=one, currency=one.currency, amount=amount)
        for one, amount in used
    )
    return entry


def reverse(
    *, of: str, key: str, source: models.Model, actor: User | None = None, memo: str = ""
) -> Entry:
    """Write the exact mirror of the entry with the key `of`. It can be reversed once."""
    entry = Entry.objects.get(key=of)
    mirrored = [(line.account, -line.amount) for line in entry.postings.select_related("account")]
    return post(
        key=key,
        kind="reversal",
        lines=mirrored,
        source=source,
        actor=actor,
        memo=memo,
        reverses=entry,
    )


def _check(lines: Lines) -> None:
    if len(lines) < 2 or len({account.pk for account, _ in lines}) != len(lines):
        raise BooksError("An entry has at least two lines, each on its own account.")
    sums: dict[str, int] = {}
    for account, amount in lines:
        sums[account.currency] = sums.get(account.currency, 0) + amount
    if any(sums.values()):
        raise BooksError(f"The lines do not balance: {sums}.")


def _fingerprint(kind: str, lines: Lines, source: models.Model, reverses: Entry | None) -> str:
    said = {
        "kind": kind,
        "lines": [[account.code, account.currency, amount] for account, amount in lines],
        "source": [source._meta.label_lower, str(source.pk)],
        "reverses": reverses.key if reverses else None,
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def balances() -> models.QuerySet[Balance]:
    return Balance.objects.select_related("account")


def payable_balances() -> models.QuerySet[Balance]:
    """What payees are owed, each on its own row."""
    return balances().filter(account__payee__isnull=False, account__code__contains=":payable:")


@dataclass(frozen=True)
class Purse:
    """What a person has in the books, by currency in minor units, with what they claimed."""

    payable: dict[str, int]
    in_flight: dict[str, int]
    held: dict[str, int]


def purse_of(person_id: int) -> Purse:
    """One statement."""
    return _purse(balances().filter(account__payee__in=Payee.objects.of(person_id)))


def purse_of_payee(payee: Payee) -> Purse:
    """What is on one payee's accounts, whoever it belongs to. One statement."""
    return _purse(balances().filter(account__payee=payee))


def _purse(rows: models.QuerySet[Balance]) -> Purse:
    purse = Purse({}, {}, {})
    pockets = {"payable": purse.payable, "in-flight": purse.in_flight, "held": purse.held}
    for row in rows:
        name = row.account.code.split(":")[2]
        if name == "payable" or (name in pockets and row.held):
            pocket, currency = pockets[name], row.account.currency
            pocket[currency] = pocket.get(currency, 0) + row.held
    return purse


def payable_to(person_id: int) -> dict[str, int]:
    """What the company owes a person, by currency."""
    return purse_of(person_id).payable


def held_for(person_id: int) -> dict[str, int]:
    """What waits until a dispute about it is settled, by currency."""
    return purse_of(person_id).held


def _of(person_id: int, purpose: str = "payable") -> Q:
    theirs = Payee.objects.of(person_id)
    return Q(account__payee__in=theirs, account__code__contains=f":{purpose}:")


def paid_to(person_id: int) -> dict[str, int]:
    """What left to a person so far and did not come back, by currency."""
    theirs = Posting.objects.filter(account__payee__in=Payee.objects.of(person_id))
    lines = theirs.filter(entry__kind__in=("payout", "return"))
    sums = lines.values("currency").annotate(sum=Sum("amount"))
    return {row["currency"]: row["sum"] for row in sums}


def postings_to(person_id: int) -> models.QuerySet[Posting]:
    """The lines of what the person is owed, newest first; a credit is money for them."""
    return Posting.objects.filter(_of(person_id)).select_related("entry", "account").order_by("-id")


def earned_since(person_id: int, since: datetime) -> list[tuple[datetime, str, int]]:
    """(when, currency, minor units) of what was booked for the person from `since` on."""
    rows = Posting.objects.filter(
        account__payee__in=Payee.objects.of(person_id),
        entry__created_at__gte=since,
        entry__kind__in=EARNING,
    ).values_list("entry__created_at", "currency", "amount")
    return [(at, currency, -amount) for at, currency, amount in rows]


def owed_before(person_id: int, day: datetime) -> dict[str, int]:
    """What the person was owed when that moment came, by currency."""
    sums = _payable_lines(person_id).filter(entry__created_at__lt=day).values("currency")
    return {row["currency"]: -row["sum"] for row in sums.annotate(sum=Sum("amount")).order_by()}


def lines_between(
    person_id: int, start: datetime, end: datetime
) -> Iterator[tuple[datetime, str, int, str]]:
    """(when, currency, minor units for the person, what), oldest first, as many as there are."""
    rows = _payable_lines(person_id).filter(entry__created_at__gte=start, entry__created_at__lt=end)
    told = rows.order_by("id").values_list("entry__created_at", "currency", "amount", "entry__memo")
    for at, currency, amount, memo in told.iterator(chunk_size=2000):
        yield at, currency, -amount, memo


def _payable_lines(person_id: int) -> models.QuerySet[Posting]:
    return Posting.objects.filter(_of(person_id))
