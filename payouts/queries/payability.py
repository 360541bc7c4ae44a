"""Who is owed what, and what stands in the way of paying it: the same words for finance and for the
payee, because they read one list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _

from hitrecord.foundation.currency import exponent, format_minor
from payouts import books
from payouts.domain.payout_states import IN_FLIGHT, State
from payouts.domain.thresholds import threshold
from payouts.models import Destination, Payee, Payout


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
    """Largest first; four statements for any number of payees."""
    rows = books.payable_balances(currency)
    if payees is not None:
        rows = rows.filter(account__payee__in=payees)
    owed = {row.account.payee_id or 0: row.held for row in rows if row.held > 0}
    on_its_way = Payout.objects.filter(
        payee=OuterRef("pk"), currency=currency, state__in=IN_FLIGHT | {State.APPROVED}
    )
    found = (
        Payee.objects.filter(pk__in=owed)
        .select_related("person")
        .annotate(is_on_its_way=Exists(on_its_way))
        .prefetch_related(Prefetch("destinations", _newest_first()))
    )
    listed = [
        _standing(payee, owed[payee.pk], currency, now, is_on_its_way=payee.is_on_its_way)
        for payee in found
    ]
    return sorted(listed, key=lambda one: (-one.amount, one.payee.pk))


def _standing(
    payee: Payee, amount: int, currency: str, now: datetime, *, is_on_its_way: bool
) -> Standing:
    ways = list(payee.destinations.all())
    destination = ways[0] if ways else None
    least = threshold(
        floor=settings.PAYOUT_FLOOR, wish=payee.threshold, exponent=exponent(currency)
    )
    obstacle, until = _obstacle(destination, now, is_on_its_way=is_on_its_way)
    is_small = not obstacle and amount < least
    if is_small:
        obstacle = _("Less than %(least)s: it is carried forward until it is that much.") % {
            "least": format_minor(least, currency)
        }
    return Standing(payee, currency, amount, destination, obstacle, is_small, until)


def _obstacle(
    destination: Destination | None, now: datetime, *, is_on_its_way: bool
) -> tuple[str, datetime | None]:
    if is_on_its_way:
        return _("An earlier payout is still on its way."), None
    if destination is None:
        return _("Nobody has said yet where the money should go."), None
    if destination.usable_from > now:
        said = _("Where the money goes was changed; nothing is paid before the waiting time ends.")
        return said, destination.usable_from
    return "", None


def due_to(person_id: int, purse: books.Purse, now: datetime) -> list[Standing]:
    """What one person is owed, by currency, and what stands in the way; two statements."""
    found = Payee.objects.filter(person=person_id).select_related("person")
    payee = found.prefetch_related(Prefetch("destinations", _newest_first())).first()
    return [
        _standing(payee, amount, currency, now, is_on_its_way=currency in purse.in_flight)
        for currency, amount in sorted(purse.payable.items())
        if payee and amount > 0
    ]


def _newest_first() -> QuerySet[Destination]:
    return Destination.objects.order_by("-pk")
