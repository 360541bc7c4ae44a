"""What a payee was paid wrongly is set off against what they earn later. It never becomes a debt:
what nobody earns any more, the company bears."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction

from hitrecord.foundation.locking import for_change
from payouts import books
from payouts.models import Clawback
from payouts.queries.line_words import SET_OFF


def lock_open(currency: str, payees: Collection[int] | None = None) -> list[Clawback]:
    """Oldest first; of all payees without `payees`. Whoever also posts calls it before: rows of
    clawbacks are locked first, then those of balances, or two of finance wait for each other."""
    open_ones = Clawback.objects.open().filter(currency=currency)
    if payees is not None:
        open_ones = open_ones.filter(payee__in=payees)
    return list(for_change(open_ones).select_related("payee"))


@transaction.atomic
def set_off(locked: Iterable[Clawback]) -> None:
    """As far as it goes, in their order. Safe to repeat."""
    for one in locked:
        account = books.payables([one.payee], one.currency)[one.payee_id]
        amount = min(books.locked_balance(account), one.left)
        if amount > 0:
            _set_off(one, account, amount)


def _set_off(one: Clawback, payable: books.Account, amount: int) -> None:
    books.post(
        key=f"setoff:{one.pk}:{one.netted}",
        kind="setoff",
        lines=[(payable, amount), (books.clawback(one.payee, one.currency), -amount)],
        source=one,
        memo=SET_OFF % {"reason": one.reason},
    )
    one.netted += amount
    one.save(update_fields=["netted"])
