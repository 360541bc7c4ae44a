"""The entries of a payout. Each has its own key, so each happens once."""

from __future__ import annotations

from collections.abc import Iterable

from payouts import books
from payouts.domain.payout_states import Effect
from payouts.models import Payout

KINDS = {
    Effect.RESERVE: "reservation",
    Effect.RELEASE: "release",
    Effect.SETTLE: "payout",
    Effect.RETURN: "return",
}


def key(effect: Effect, payout: Payout) -> str:
    return f"{effect}:payout:{payout.reference}"


def post(payout: Payout, effects: Iterable[Effect], memo: str = "") -> None:
    """Inside the transaction that changes the payout. Raises books.Overdrawn."""
    for effect in effects:
        books.post(
            key=key(effect, payout),
            kind=KINDS[effect],
            lines=_lines(effect, payout),
            source=payout,
            memo=memo or f"Payout {payout.reference}",
        )


def _lines(effect: Effect, payout: Payout) -> list[tuple[books.Account, int]]:
    amount, currency = payout.amount, payout.currency
    payable = books.payables([payout.payee], currency)[payout.payee_id]
    on_its_way = books.in_flight(payout.payee, currency)
    cash = books.at_provider(payout.provider, currency)
    return {
        Effect.RESERVE: [(payable, amount), (on_its_way, -amount)],
        Effect.RELEASE: [(on_its_way, amount), (payable, -amount)],
        Effect.SETTLE: [(on_its_way, amount), (cash, -amount)],
        Effect.RETURN: [(cash, amount), (payable, -amount)],
    }[effect]
