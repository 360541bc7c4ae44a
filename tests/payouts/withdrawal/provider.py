"""A provider on a bad day: it takes orders, loses them, answers late, twice and in any order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from payouts.domain.payout_states import Status
from payouts.providers import Known, Order, Rejected, Unclear


class Killed(BaseException):
    """The worker died in the middle of the call."""


class Moody:
    name = "moody"

    def __init__(self) -> None:
        self.records: dict[str, Known] = {}
        self.mood = "ok"
        self.said: list[str] = []
        """References of what changed, in order: what a webhook would tell of."""

    def create(self, order: Order) -> Known:
        if self.mood == "timeout before":
            raise Unclear(order.reference)
        if order.reference in self.records:
            known = self.records[order.reference]
            assert known.amount == order.amount, "one reference, two amounts"
        elif self.mood == "reject":
            raise Rejected("The account is closed.")
        else:
            known = Known(order.reference, order.amount, order.currency, Status.PENDING)
            self.note(known)
        if self.mood == "timeout after":
            raise Unclear(order.reference)
        if self.mood == "killed after":
            raise Killed
        return known

    def note(self, known: Known) -> None:
        self.records[known.reference] = known
        self.said.append(known.reference)

    def fetch(self, reference: str) -> Known | None:
        return self.records.get(reference)

    def listing(self, since: datetime | None = None) -> Iterable[Known]:
        return list(self.records.values())

    def move(self, reference: str, status: Status) -> None:
        old = self.records[reference]
        self.note(Known(reference, old.amount, old.currency, status))

    def live(self, payee: int) -> int:
        """What the payee has of it, or will."""
        return sum(
            known.amount
            for known in self.records.values()
            if known.reference.startswith(f"P-{payee}-")
            and known.status in {Status.PENDING, Status.PAID}
        )
