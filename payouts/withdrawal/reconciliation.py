"""Do the provider and we say the same? What it has and we do not, what we have and it does not,
and what differs: all three must be empty, or payouts stand still."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from hitrecord.foundation.currency import format_minor
from payouts import books
from payouts.domain.money import LARGEST
from payouts.domain.payout_states import IN_FLIGHT, LEFT, Effect, State, Status, after
from payouts.freezing import freeze
from payouts.models import Disagreement, Payee, Payout
from payouts.models.payout import STATES
from payouts.providers import Known, Provider, Unreadable
from payouts.withdrawal.posting import post
from payouts.withdrawal.settling import apply

REFERENCE = re.compile(r"P-(?P<payee>\d{1,18})-(?P<number>\d{1,9})")
ADOPTED_LATE = timedelta(days=31)
"""What was taken over after a restore is younger here than where it was paid."""
Kind = Disagreement.Kind
_THEIRS = {Status.PENDING, Status.PAID}
_STATES = {status: dict(STATES)[after(State.SUBMITTED, status)[0]] for status in Status}
"""What the provider says, in the words for our own."""


@dataclass(frozen=True, slots=True)
class Difference:
    reference: str
    sentence: str
    kind: str = Disagreement.Kind.DIFFERENT


def reconcile(provider: Provider, now: datetime, since: datetime | None = None) -> list[Difference]:
    """Take over what the provider says, and answer what cannot be taken over; of everything, or
    of what was sent since then. Raises Unclear."""
    # ours first: what is sent while the provider answers is on its list, and not missing there
    return compare(provider, _sent(provider, since), now, since and since - ADOPTED_LATE)


def freeze_over(found: Iterable[Difference], provider: str) -> None:
    """No payout leaves until somebody has looked at what differs; nothing happens when nothing
    does. What was found is known by its words, whoever found it: they are those of the house."""
    with override(settings.LANGUAGE_CODE):
        sentences = [f"{one.reference}: {one.sentence}" for one in found]
    if sentences:
        freeze(sentences, source=provider)


def compare(
    provider: Provider, ours_sent: QuerySet[Payout], now: datetime, since: datetime | None = None
) -> list[Difference]:
    """As `reconcile`; `ours_sent` is what has to be on the provider's list."""
    sent = {payout.reference: payout for payout in ours_sent.order_by("reference")}
    listed = {known.reference: known for known in provider.listing(since)}
    ours = Payout.objects.filter(provider=provider.name, reference__in=listed)
    by_reference = {payout.reference: payout for payout in ours}
    found = [
        difference
        for reference, known in sorted(listed.items())
        for difference in _compare(provider, by_reference.get(reference), known, now)
    ]
    lost = _("We sent it, and the provider does not know it. Here it is %(ours)s.")
    return found + [
        _differs(sent[reference], lost, sent[reference], Kind.OURS)
        for reference in sent
        if reference not in listed
    ]


def _sent(provider: Provider, since: datetime | None) -> QuerySet[Payout]:
    """What was approved since then was sent since then, too."""
    sent: QuerySet[Payout] = Payout.objects.filter(
        provider=provider.name, state__in=LEFT | {State.SUBMITTED}
    )
    if since is None:
        return sent
    return sent.filter(Q(batch__approved_at__gte=since) | Q(batch=None, made_at__gte=since))


def _compare(
    provider: Provider, payout: Payout | None, known: Known | Unreadable, now: datetime
) -> Iterator[Difference]:
    if isinstance(known, Unreadable):
        yield Difference(known.reference, _("The provider has an amount that cannot be read."))
        return
    payout = _set_aside(payout, now) if payout else _adopt(provider, known, now)
    if payout is None:
        yield _differs(
            known, _("The provider has it, and we never sent it: %(theirs)s."), None, Kind.THEIRS
        )
    elif (known.amount, known.currency) != (payout.amount, payout.currency):
        said = _("The provider has another amount: %(theirs)s, and here it is %(ours)s.")
        yield _differs(known, said, payout)
    else:
        yield from over_here(_caught_up(payout, known, now), known)


def over_here(payout: Payout, known: Known) -> Iterator[Difference]:
    """What its provider pays, or paid, after it was given back: that money may leave again."""
    if known.status in _THEIRS and payout.state not in {State.SUBMITTED, State.PAID}:
        said = _("The provider pays it, and here it is over: %(theirs)s, and here %(ours)s.")
        yield _differs(known, said, payout)


def _differs(
    one: Known | Payout, said: str, ours: Payout | None, kind: str = Kind.DIFFERENT
) -> Difference:
    """With the amounts and states of both sides: what was answered once is known only as long as
    it is the same (payouts.freezing)."""
    theirs = _put(one, str(_STATES[one.status])) if isinstance(one, Known) else ""
    here = _put(ours, ours.get_state_display()) if ours else ""
    return Difference(one.reference, said % {"theirs": theirs, "ours": here}, kind)


def _put(one: Known | Payout, state: str) -> str:
    return f"{format_minor(one.amount, one.currency)} ({state})"


def _caught_up(payout: Payout, known: Known, now: datetime) -> Payout:
    """As it is afterwards. Most have nothing new to say and cost nothing."""
    if after(State(payout.state), known.status)[0] == payout.state:
        return payout
    return apply(payout.pk, known.status, now, reason=known.reason)


def _set_aside(payout: Payout, now: datetime) -> Payout | None:
    """An older state of the database may not know yet that it was sent."""
    if payout.state not in {State.DRAFT, State.APPROVED}:
        return payout
    if _another_is_on_its_way(payout.payee_id, payout.currency, payout.pk):
        return None
    try:
        with transaction.atomic():
            post(payout, [Effect.RESERVE])
            payout.state, payout.changed_at = State.RESERVED, now
            payout.save(update_fields=["state", "changed_at"])
    except books.Overdrawn:
        return None
    return payout


def _adopt(provider: Provider, known: Known, now: datetime) -> Payout | None:
    """A payout that an older state of the database has forgotten, as after a restore."""
    said = REFERENCE.fullmatch(known.reference)
    payee = Payee.objects.filter(pk=said["payee"]).first() if said else None
    if said is None or payee is None or not 0 < known.amount <= LARGEST:
        return None
    if _another_is_on_its_way(payee.pk, known.currency):
        return None
    try:
        with transaction.atomic():
            payout = Payout.objects.create(
                payee=payee,
                number=int(said["number"]),
                reference=known.reference,
                provider=provider.name,
                currency=known.currency,
                amount=known.amount,
                state=State.SUBMITTED,
                made_at=now,
                changed_at=now,
            )
            post(payout, [Effect.RESERVE])
    except books.Overdrawn:
        return None
    return payout


def _another_is_on_its_way(payee: int, currency: str, but: int = 0) -> bool:
    """A payee has one at a time."""
    theirs = Payout.objects.filter(payee=payee, currency=currency).exclude(pk=but)
    return theirs.filter(state__in=IN_FLIGHT | {State.APPROVED}).exists()
