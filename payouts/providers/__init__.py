"""Whoever moves the money: one interface, a reference of ours for ever the same payment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from payouts.domain.payout_states import Status


class Rejected(Exception):
    """The provider definitely did not take the order. The message is for the payee, who has to
    say another place unless the reason is ours."""

    def __init__(self, reason: str, *, is_ours: bool = False) -> None:
        super().__init__(reason)
        self.is_ours = is_ours


class Unclear(Exception):
    """Nobody knows whether the provider took the order: ask it later."""


@dataclass(frozen=True, slots=True)
class Order:
    """`amount` in minor units. The same reference may be sent again: it stays one payment."""

    reference: str
    amount: int
    currency: str
    receiver: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What a provider has on record."""

    reference: str
    amount: int
    currency: str
    status: Status
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A payment of ours whose amount is none that we could have sent."""

    reference: str


class Provider(Protocol):
    name: str

    def create(self, order: Order) -> Known:
        """Send it, once for ever per reference. Raises Rejected or Unclear."""

    def fetch(self, reference: str) -> Known | None:
        """What the provider says now; None when it never got it. Raises Unclear."""

    def listing(self, since: datetime | None = None) -> Iterable[Known | Unreadable]:
        """Everything it has of ours, perhaps only what it got since then. Raises Unclear."""
