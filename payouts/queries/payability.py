"""Who is owed what, and what stands in the way of paying it: the same words for finance and for the
payee, because they read one list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hitrecord.foundation.currency import exponent
from hitrecord.foundation.numbers import money
from payouts import books
from payouts.domain.payout_states import State
from payouts.domain.thresholds import threshold
from payouts.models import Destination, Payee, Payout
from payouts.queries.booked import Booked, PayeeCurrency, within
from payouts.queries.facts import NOT_SET_ASIDE, Facts, facts_about
from payouts.queries.obstacles import ON_ITS_WAY, obstacle
from payouts.queries.stopped import notice_sentence


@dataclass(frozen=True, slots=True)
class Standing:
    """What one payee is owed in one currency, minor units. `obstacle` is a sentence, or "" when
    it can be paid; `is_small` says that only the amount is in the way, `is_placeless`, that only
    a place to pay it to is missing; `until`, when it goes.
    What copyright notices keep back stands for itself (`is_kept`); the rest of the same account
    knows of it as well (`kept`)."""

    payee: Payee
    currency: str
    amount: int
    destination: Destination | None
    obstacle: str = ""
    is_small: bool = False
    is_placeless: bool = False
    until: datetime | None = None
    kept: Sequence[Booked] = ()
    is_kept: bool = False


def standings(currency: str, now: datetime, *, payees: list[int] | None = None) -> list[Standing]:
    """Largest first; a constant number of statements for any number of payees."""
    rows = books.payable_balances().filter(account__currency=currency)
    if payees is not None:
        rows = rows.filter(account__payee__in=payees)
    owed = _owed(rows)
    creditors = creditors_of(owed, now)
    found = _standings(owed, creditors, now) if creditors else []
    return sorted(found, key=lambda one: (-one.amount, one.payee.pk))


@dataclass(frozen=True)
class Creditors:
    """Those who are owed anything, by id, with what decides whether they can be paid."""

    payees: Mapping[int, Payee]
    facts: Facts


def creditors_of(owed: Collection[PayeeCurrency], now: datetime) -> Creditors | None:
    """None when nobody is owed anything."""
    if not owed:
        return None
    payees = Payee.objects.filter(pk__in={payee for payee, _currency in owed}).with_owner()
    by_id = {payee.pk: payee for payee in payees}
    return Creditors(by_id, facts_about(by_id.values(), now))


def due_of(
    owed: Mapping[PayeeCurrency, int], creditors: Creditors | None, now: datetime
) -> list[Standing]:
    """What is in the way of what one person is owed, by currency, with what they claimed; also
    of what could be paid, when that is finance's turn and not theirs."""
    if creditors is None:
        return []
    found = sorted(_standings(owed, creditors, now), key=lambda one: (one.currency, one.payee.pk))
    waiting: Iterable[Payout] = ()
    if creditors.facts.may_be_batched:
        mine = Payout.objects.filter(payee__in=creditors.payees, state__in=NOT_SET_ASIDE)
        waiting = mine.select_related("batch")
    payouts = {(row.payee_id, row.currency): row for row in waiting}
    return [
        replace(
            one, obstacle=_told(one, payouts.get((one.payee.pk, one.currency)), creditors.facts)
        )
        for one in found
    ]


def due_to(person_id: int, now: datetime) -> list[Standing]:
    owed = books.purse_of(person_id).owed
    return due_of(owed, creditors_of(owed, now), now)


def _told(one: Standing, payout: Payout | None, facts: Facts) -> str:
    """`payout` is one that was not set aside yet: when it may leave it stands in its own way, and
    until the books were looked at its batch is approved and it is not."""
    is_next = payout and payout.state == State.APPROVED and one.obstacle == _(ON_ITS_WAY)
    if one.obstacle and not is_next:
        return one.obstacle
    is_approved = payout and payout.batch and payout.batch.approved_at
    if facts.is_frozen:
        words = _("All payouts stand still while finance checks the books. It stays yours.")
        return _("It is approved. %(why)s") % {"why": words} if is_approved else words
    if is_next:
        return _("It is approved, and leaves next.")
    if is_approved:
        return _("It is approved, and leaves as soon as the books were found in order.")
    return _("It is in a batch that waits for a second person of finance.") if payout else ""


def _owed(rows: QuerySet[books.Balance]) -> dict[PayeeCurrency, int]:
    return {
        (row.account.payee_id or 0, row.account.currency): row.held for row in rows if row.held > 0
    }


def _standings(
    owed: Mapping[PayeeCurrency, int], creditors: Creditors, now: datetime
) -> list[Standing]:
    """What somebody claimed counts together with their own, so that it is worth a transfer."""
    by_id, facts = creditors.payees, creditors.facts
    kept = {purse: within(facts.noticed.get(purse, []), lies) for purse, lies in owed.items()}
    rest = {purse: lies - sum(one.amount for one in kept[purse]) for purse, lies in owed.items()}
    whole: Counter[PayeeCurrency] = Counter()
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
    destination = facts.destinations.get(payee.owner.pk)
    is_small = not sentence and whole < least
    is_placeless = not sentence and not is_small and destination is None
    if is_small:
        sentence = _("Less than %(least)s: it is carried forward until it is that much.") % {
            "least": money(least, currency)
        }
    if is_placeless:
        sentence = _("Nobody has said yet where the money should go.")
    return Standing(
        payee=payee,
        currency=currency,
        amount=amount,
        destination=destination,
        obstacle=sentence,
        is_small=is_small and destination is not None,
        is_placeless=is_placeless,
        until=until,
    )
