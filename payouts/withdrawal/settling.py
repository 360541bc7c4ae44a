"""What a provider says becomes the state of a payout and its entries, in one transaction."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hitrecord.foundation.locking import for_change
from payouts.domain.payout_states import (
    ASKED,
    IN_FLIGHT,
    Effect,
    State,
    Status,
    Step,
    after,
    refused,
)
from payouts.models import Payout
from payouts.withdrawal.posting import post
from payouts.withdrawal.telling import tell

_NO = {Status.FAILED, Status.RETURNED}


@transaction.atomic
def apply(pk: int, status: Status, now: datetime, *, reason: str = "") -> Payout:
    """Safe to repeat, and in any order: every entry has a key of its own."""
    payout = _locked(pk)
    _move(payout, after(_state(payout), status), now, reason, is_place_wrong=status in _NO)
    return payout


@transaction.atomic
def refuse(pk: int, now: datetime, *, reason: str, is_ours: bool = False) -> Payout:
    """The provider definitely said no: the money is the payee's again, with the reason."""
    payout = _locked(pk)
    _move(payout, refused(_state(payout)), now, reason, is_place_wrong=not is_ours)
    return payout


@transaction.atomic
def call_off(pk: int, now: datetime, *, reason: str) -> Payout:
    """What was set aside and never reached its provider is the payee's again."""
    payout = _locked(pk)
    if payout.state in ASKED | {State.RESERVED}:
        _move(payout, (State.FAILED, (Effect.RELEASE,)), now, reason)
    return payout


def _locked(pk: int) -> Payout:
    rows = for_change(Payout.objects).select_related("payee", "destination")
    payout: Payout = rows.get(pk=pk)
    return payout


def _state(payout: Payout) -> State:
    return State(payout.state)


def _move(
    payout: Payout, step: Step, now: datetime, reason: str, *, is_place_wrong: bool = False
) -> None:
    state, effects = step
    if state == payout.state:
        return
    post(payout, effects, memo=reason)
    payout.state, payout.changed_at = state, now
    payout.reason = reason if state not in IN_FLIGHT else ""
    payout.finished_at = None if state in IN_FLIGHT else now
    payout.is_place_wrong = is_place_wrong
    payout.save(update_fields=["state", "changed_at", "reason", "finished_at", "is_place_wrong"])
    tell(payout)
