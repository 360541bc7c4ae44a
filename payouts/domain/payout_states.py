"""The life of a payout: which state follows what a provider says, and what is posted for it.

A timeout is never a failure: the payout is unknown until the provider was asked. Nothing that a
provider repeats, or says in another order, moves money twice.
"""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    DRAFT = "draft"
    APPROVED = "approved"
    RESERVED = "reserved"
    SUBMITTING = "submitting"
    UNKNOWN = "unknown"
    SUBMITTED = "submitted"
    PAID = "paid"
    RETURNED = "returned"
    REJECTED = "rejected"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Status(StrEnum):
    """What a provider says of a payment now."""

    PENDING = "pending"
    PAID = "paid"
    FAILED = "failed"
    RETURNED = "returned"


class Effect(StrEnum):
    """An entry in the books; the first word of its key."""

    RESERVE = "reserve"
    RELEASE = "release"
    SETTLE = "settle"
    RETURN = "return"


IN_FLIGHT = frozenset({State.RESERVED, State.SUBMITTING, State.UNKNOWN, State.SUBMITTED})
"""The payee's money is on its way: it lies on their account of that name."""

SENT = IN_FLIGHT - {State.RESERVED} | {State.PAID}
"""Its money is gone, or perhaps is; what is only set aside can still be called off."""

LEFT = frozenset({State.PAID, State.RETURNED})
"""Money left the bank once."""

OVER = frozenset({State.RETURNED, State.REJECTED, State.FAILED, State.CANCELLED})

ASKED = frozenset({State.SUBMITTING, State.UNKNOWN})
"""Perhaps the provider has it: only the provider knows."""

Step = tuple[State, tuple[Effect, ...]]


def after(state: State, status: Status) -> Step:
    """What becomes of a payout when its provider says `status`. Safe to repeat, in any order."""
    if state in OVER:
        return state, ()
    if status == Status.PENDING:
        return (state if state == State.PAID else State.SUBMITTED), ()
    if status == Status.PAID:
        return State.PAID, (() if state == State.PAID else (Effect.SETTLE,))
    if state == State.PAID:
        # it had left already: whatever the provider calls it, it came back
        return State.RETURNED, (Effect.RETURN,)
    if status == Status.RETURNED:
        return State.RETURNED, (Effect.SETTLE, Effect.RETURN)
    return State.FAILED, (Effect.RELEASE,)


def refused(state: State) -> Step:
    """The provider definitely did not take it."""
    if state in ASKED:
        return State.REJECTED, (Effect.RELEASE,)
    return state, ()
