"""The conversation with a provider about one payout. No transaction is open while it is called,
and that it is called is committed before: a worker killed in the middle leaves a question, and the
question is answered by asking, never by guessing."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db.models import Exists

from hitrecord.foundation.leases import Lease
from payouts.domain.payout_states import ASKED, State
from payouts.models import Freeze, Payout
from payouts.providers import Known, Order, Provider, Rejected, Unclear
from payouts.providers.all import provider_named
from payouts.withdrawal.reconciliation import freeze_over, over_here
from payouts.withdrawal.reserving import is_frozen, why_not_sent
from payouts.withdrawal.settling import apply, call_off, refuse

logger = logging.getLogger(__name__)
ASK_AGAIN_AFTER = timedelta(minutes=2)
NEVER_ARRIVES_AFTER = timedelta(hours=1)
LOOK_AGAIN_AFTER = timedelta(hours=1)


def talk(pk: int, now: datetime) -> None:
    """Send what is set aside; ask about what is unclear; look how far the rest has come. Safe to
    run any number of times at once."""
    lease = Payout.objects.in_flight().claim(pk, now)
    if lease is None:
        return
    payout = Payout.objects.select_related(
        "payee__person", "payee__claimed_by__payee", "destination"
    ).get(pk=pk)
    provider = provider_named(payout.provider)
    try:
        _talk(payout, provider, lease, now)
    except Unclear:
        _give_back(lease, now + ASK_AGAIN_AFTER)
    except Exception:
        # whatever went wrong, the order may have gone out
        logger.exception("payout %s is unclear", pk)
        _give_back(lease, now + ASK_AGAIN_AFTER)
    else:
        _give_back(lease, now + LOOK_AGAIN_AFTER)


def look(pk: int, now: datetime) -> None:
    """As a webhook wants it: whatever was announced, what the provider says now counts."""
    payout = Payout.objects.get(pk=pk)
    known = provider_named(payout.provider).fetch(payout.reference)
    if known:
        _hear(payout, known, now)


def _talk(payout: Payout, provider: Provider, lease: Lease, now: datetime) -> None:
    if payout.state == State.RESERVED:
        changed = why_not_sent(payout)
        if changed:
            call_off(payout.pk, now, reason=changed)
        elif _begin(lease, now):
            _send(payout, provider, now)
        return
    known = provider.fetch(payout.reference)
    if known:
        _hear(payout, known, now)
    elif payout.state in ASKED:
        _send_again(payout, provider, now)


def _send_again(payout: Payout, provider: Provider, now: datetime) -> None:
    """The provider was asked and does not have it. What must not leave any more is called off when
    the first order cannot be on its way to it any longer."""
    changed = why_not_sent(payout)
    if changed and payout.changed_at + NEVER_ARRIVES_AFTER > now:
        raise Unclear(payout.reference)
    if changed:
        call_off(payout.pk, now, reason=changed)
    elif not is_frozen():
        _send(payout, provider, now)


def _begin(lease: Lease, now: datetime) -> bool:
    """Committed before the call, and in one statement with the look at what stops all."""
    held = Payout.objects.held(lease).filter(state=State.RESERVED)
    held = held.exclude(Exists(Freeze.objects.standing()))
    return bool(held.update(state=State.SUBMITTING, changed_at=now))


def _send(payout: Payout, provider: Provider, now: datetime) -> None:
    try:
        known = provider.create(_order(payout))
    except Rejected as no:
        refuse(payout.pk, now, reason=str(no), is_ours=no.is_ours)
    except Exception:
        unclear = Payout.objects.filter(pk=payout.pk, state=State.SUBMITTING)
        unclear.update(state=State.UNKNOWN, changed_at=now)
        raise
    else:
        _hear(payout, known, now)


def _hear(payout: Payout, known: Known, now: datetime) -> None:
    """What the provider has under our reference is ours only when it is the same money."""
    if (known.amount, known.currency) != (payout.amount, payout.currency):
        raise Unclear(payout.reference)
    stands = apply(payout.pk, known.status, now, reason=known.reason)
    if any(over_here(stands, known)):
        # what was said before it was over may be heard after it
        anew = provider_named(payout.provider).fetch(payout.reference)
        freeze_over(over_here(stands, anew) if anew else (), payout.provider)


def _order(payout: Payout) -> Order:
    to = payout.destination
    return Order(
        reference=payout.reference,
        amount=payout.amount,
        currency=payout.currency,
        receiver=to.account if to else "",
        name=to.name if to else payout.payee.person.credit_name,
    )


def _give_back(lease: Lease, due: datetime) -> None:
    """Asking is never given up, so the attempts begin anew."""
    Payout.objects.filter(pk=lease.pk, lease_token=lease.token).update(
        lease_token=None, lease_until=None, due_at=due, attempts=0
    )
