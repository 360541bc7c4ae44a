"""Who is owed what, and what stands in the way of paying it: the same words for finance and for the
payee, because they read one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from hitrecord.foundation.currency import exponent, format_minor
from payouts import books
from payouts.domain.payout_states import IN_FLIGHT, State
from payouts.domain.thresholds import threshold
from payouts.models import Claim, Destination, Payee, Payout

Purse = tuple[int, str]
"""A payee's id and a currency."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What one payee is owed in one currency, minor units. `obstacle` is a sentence, or "" when
    it can be paid; `is_small` says that only the amount is in the way; `until`, when it goes."""

    payee: Payee
    currency: str
    amount: int
    destination: Destination | None
    obstacle: str = ""
    is_small: bool = False
    until: datetime | None = None


def standings(currency: str, now: datetime, *, payees: list[int] | None = None) -> list[Standing]:
    """Largest first; a constant number of statements for any number of payees."""
    rows = books.payable_balances().filter(account__currency=currency)
    if payees is not None:
        rows = rows.filter(account__payee__in=payees)
    return sorted(_standings(_owed(rows), now), key=lambda one: (-one.amount, one.payee.pk))


def due_to(person_id: int, now: datetime) -> list[Standing]:
    """What one person is owed, by currency, with what they claimed, and what is in the way."""
    rows = books.payable_balances().filter(account__payee__in=Payee.objects.of(person_id))
    return sorted(_standings(_owed(rows), now), key=lambda one: (one.currency, one.payee.pk))


def _owed(rows: QuerySet[books.Balance]) -> dict[Purse, int]:
    return {
        (row.account.payee_id or 0, row.account.currency): row.held for row in rows if row.held > 0
    }


def _standings(owed: Mapping[Purse, int], now: datetime) -> list[Standing]:
    """What somebody claimed counts together with their own, so that it is worth a transfer."""
    if not owed:
        return []
    ids = {payee for payee, _currency in owed}
    payees = Payee.objects.filter(pk__in=ids).with_owner().prefetch_related(*_beside())
    by_id = {payee.pk: payee for payee in payees}
    on_its_way = set(
        Payout.objects.filter(payee__in=ids, state__in=IN_FLIGHT | {State.APPROVED}).values_list(
            "payee", "currency"
        )
    )
    whole: Counter[Purse] = Counter()
    for (pk, currency), amount in owed.items():
        whole[by_id[pk].owner.pk, currency] += amount
    return [
        _standing(
            by_id[pk],
            (amount, whole[by_id[pk].owner.pk, currency]),
            currency,
            now,
            is_on_its_way=(pk, currency) in on_its_way,
        )
        for (pk, currency), amount in owed.items()
    ]


def _beside() -> tuple[Prefetch[str], ...]:
    return (
        Prefetch("destinations", Destination.objects.order_by("-pk")),
        Prefetch("claimed_by__payee__destinations", Destination.objects.order_by("-pk")),
        Prefetch("claims", Claim.objects.open(), to_attr="open_claims"),
    )


def _standing(
    payee: Payee, owed: tuple[int, int], currency: str, now: datetime, *, is_on_its_way: bool
) -> Standing:
    """`owed` on the payee, and to its owner altogether."""
    amount, whole = owed
    destination = next(iter(payee.owner.destinations.all()), None)
    least = threshold(
        floor=settings.PAYOUT_FLOOR, wish=payee.owner.threshold, exponent=exponent(currency)
    )
    obstacle, until = _obstacle(payee, destination, now, is_on_its_way=is_on_its_way)
    is_small = not obstacle and whole < least
    if is_small:
        obstacle = _("Less than %(least)s: it is carried forward until it is that much.") % {
            "least": format_minor(least, currency)
        }
    return Standing(payee, currency, amount, destination, obstacle, is_small, until)


def _obstacle(
    payee: Payee, destination: Destination | None, now: datetime, *, is_on_its_way: bool
) -> tuple[str, datetime | None]:
    if is_on_its_way:
        return _("An earlier payout is still on its way."), None
    if getattr(payee, "open_claims", None):
        return _("Two people say this is theirs. Finance decides first whose it is."), None
    if destination is None:
        return _("Nobody has said yet where the money should go."), None
    if destination.usable_from > now:
        said = _("Where the money goes was changed; nothing is paid before the waiting time ends.")
        return said, destination.usable_from
    return "", None
