"""Who is owed what, and what stands in the way of paying it: the same words for finance and for the
payee, because they read one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hitrecord.foundation.currency import exponent, format_minor
from payouts import books
from payouts.domain.payout_states import State
from payouts.domain.thresholds import threshold
from payouts.models import Destination, Freeze, Payee, Payout
from payouts.queries.booked import Booked, Purse, within
from payouts.queries.facts import Facts, facts_about
from payouts.queries.obstacles import obstacle
from payouts.queries.stopped import notice_sentence


@dataclass(frozen=True, slots=True)
class Standing:
    """What one payee is owed in one currency, minor units. `obstacle` is a sentence, or "" when
    it can be paid; `is_small` says that only the amount is in the way; `until`, when it goes.
    What copyright notices keep back stands for itself (`is_kept`); the rest of the same account
    knows of it as well (`kept`)."""

    payee: Payee
    currency: str
    amount: int
    destination: Destination | None
    obstacle: str = ""
    is_small: bool = False
    until: datetime | None = None
    kept: Sequence[Booked] = ()
    is_kept: bool = False


def standings(currency: str, now: datetime, *, payees: list[int] | None = None) -> list[Standing]:
    """Largest first; a constant number of statements for any number of payees."""
    rows = books.payable_balances().filter(account__currency=currency)
    if payees is not None:
        rows = rows.filter(account__payee__in=payees)
    return sorted(_standings(_owed(rows), now), key=lambda one: (-one.amount, one.payee.pk))


def due_to(person_id: int, now: datetime) -> list[Standing]:
    """What one person is owed, by currency, with what they claimed, and what is in the way; also
    of what could be paid, when that is finance's turn and not theirs."""
    rows = books.payable_balances().filter(account__payee__in=Payee.objects.of(person_id))
    found = sorted(_standings(_owed(rows), now), key=lambda one: (one.currency, one.payee.pk))
    is_frozen = Freeze.objects.standing().exists()
    drafted = Payout.objects.filter(payee__in=[one.payee.pk for one in found], state=State.DRAFT)
    in_batch = set(drafted.values_list("payee", "currency"))
    return [
        one if one.obstacle else replace(one, obstacle=_at_finance(one, in_batch, is_frozen))
        for one in found
    ]


def _at_finance(one: Standing, in_batch: set[Purse], is_frozen: bool) -> str:
    if is_frozen:
        return _("All payouts stand still while finance checks the books. It stays yours.")
    if (one.payee.pk, one.currency) in in_batch:
        return _("It is in a batch that waits for a second person of finance.")
    return ""


def _owed(rows: QuerySet[books.Balance]) -> dict[Purse, int]:
    return {
        (row.account.payee_id or 0, row.account.currency): row.held for row in rows if row.held > 0
    }


def _standings(owed: Mapping[Purse, int], now: datetime) -> list[Standing]:
    """What somebody claimed counts together with their own, so that it is worth a transfer."""
    if not owed:
        return []
    payees = Payee.objects.filter(pk__in={payee for payee, _currency in owed}).with_owner()
    by_id = {payee.pk: payee for payee in payees}
    facts = facts_about(by_id.values(), now)
    kept = {purse: within(facts.noticed.get(purse, []), lies) for purse, lies in owed.items()}
    rest = {purse: lies - sum(one.amount for one in kept[purse]) for purse, lies in owed.items()}
    whole: Counter[Purse] = Counter()
    for (pk, currency), amount in rest.items():
        whole[by_id[pk].owner.pk, currency] += amount
    free = [
        _standing(facts, by_id[pk], currency, (amount, whole[by_id[pk].owner.pk, currency]), now)
        for (pk, currency), amount in rest.items()
        if amount
    ]
    return [
        *(replace(one, kept=kept[one.payee.pk, one.currency]) for one in free),
        *(
            _kept(facts, by_id[pk], currency, kept[pk, currency], now)
            for pk, currency in kept
            if kept[pk, currency]
        ),
    ]


def _kept(
    facts: Facts, payee: Payee, currency: str, kept: Sequence[Booked], now: datetime
) -> Standing:
    amount, notice = sum(one.amount for one in kept), kept[0].notice
    place = facts.destinations.get(payee.owner.pk)
    return Standing(payee, currency, amount, place, notice_sentence(notice, now), is_kept=True)


def _standing(
    facts: Facts, payee: Payee, currency: str, owed: tuple[int, int], now: datetime
) -> Standing:
    """`owed` on the payee, and to its owner altogether."""
    amount, whole = owed
    sentence, until = obstacle(facts, payee, currency, whole, now)
    least = threshold(
        floor=settings.PAYOUT_FLOOR, wish=payee.owner.threshold, exponent=exponent(currency)
    )
    is_small = not sentence and whole < least
    if is_small:
        sentence = _("Less than %(least)s: it is carried forward until it is that much.") % {
            "least": format_minor(least, currency)
        }
    destination = facts.destinations.get(payee.owner.pk)
    return Standing(payee, currency, amount, destination, sentence, is_small, until)
