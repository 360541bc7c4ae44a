"""Accounts by their codes; each is made the first time it is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from payouts.models.books import Account, AccountKind
from payouts.models.payee import Payee

AMONG = "SELECT * FROM payouts_account WHERE code = ANY(%s)"
"""One value, where `IN` would have a hundred thousand for as many people."""


def bank(currency: str) -> Account:
    return _account("bank", AccountKind.ASSET, currency)


def at_provider(name: str, currency: str) -> Account:
    """Our cash at a payment service, from which it pays."""
    return _account(f"provider:{name}", AccountKind.ASSET, currency)


def fees(currency: str) -> Account:
    """What banks and payment services kept, besides what belongs to a sale."""
    return _account("fees", AccountKind.EXPENSE, currency)


def company(currency: str) -> Account:
    return _account("company", AccountKind.EQUITY, currency)


def community_pool(currency: str) -> Account:
    """Never less than nothing."""
    return Account.objects.get_or_create(
        code=f"community:{currency}",
        defaults={"kind": AccountKind.LIABILITY, "currency": currency, "no_overdraft": True},
    )[0]


def unclaimed(currency: str) -> Account:
    """What nobody said a place for in years; still theirs, whoever turns up."""
    return _account("unclaimed", AccountKind.LIABILITY, currency)


def clawback(payee: Payee, currency: str) -> Account:
    """What was paid to the payee wrongly and is not set off yet: it stands on the debit side."""
    return Account.objects.get_or_create(
        code=f"payee:{payee.pk}:clawback:{currency}",
        defaults={"kind": AccountKind.ASSET, "currency": currency, "payee": payee},
    )[0]


def revenue(production_id: int, currency: str) -> Account:
    return _account(f"production:{production_id}:revenue", AccountKind.INCOME, currency)


def cost(production_id: int, currency: str) -> Account:
    return _account(f"production:{production_id}:cost", AccountKind.EXPENSE, currency)


def undistributed(production_id: int, currency: str) -> Account:
    return _account(f"production:{production_id}:undistributed", AccountKind.EQUITY, currency)


def payables(payees: Sequence[Payee], currency: str) -> dict[int, Account]:
    """The payable account of each payee, by payee id; in few statements for many payees."""
    return payables_of([payee.pk for payee in payees], currency)


def payables_of(payees: Collection[int], currency: str) -> dict[int, Account]:
    """The same for the ids of many thousands."""
    return _of_payees("payable", payees, currency)


def in_flight(payee: Payee, currency: str) -> Account:
    """What is on its way to the payee."""
    return _of_payees("in-flight", [payee.pk], currency)[payee.pk]


def held(payees: Collection[int], currency: str) -> dict[int, Account]:
    """Where a disputed amount of each payee (ids) waits, by payee id."""
    return _of_payees("held", payees, currency)


def _of_payees(name: str, payees: Collection[int], currency: str) -> dict[int, Account]:
    """Most of them are there already: only who has none is written."""
    codes = {pk: f"payee:{pk}:{name}:{currency}" for pk in payees}
    found = _by_payee(codes.values())
    if missing := {pk: code for pk, code in codes.items() if pk not in found}:
        made = [
            Account(
                code=code,
                kind=AccountKind.LIABILITY,
                currency=currency,
                payee_id=pk,
                no_overdraft=True,
            )
            for pk, code in missing.items()
        ]
        Account.objects.bulk_create(made, ignore_conflicts=True)
        found |= _by_payee(missing.values())
    return found


def _by_payee(codes: Iterable[str]) -> dict[int, Account]:
    accounts = Account.objects.raw(AMONG, [list(codes)])
    return {account.payee_id: account for account in accounts if account.payee_id is not None}


def _account(code: str, kind: AccountKind, currency: str) -> Account:
    return Account.objects.get_or_create(
        code=f"{code}:{currency}", defaults={"kind": kind, "currency": currency}
    )[0]
