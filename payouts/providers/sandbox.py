"""A provider that moves no money and does what the receiver's address says, for the demo and for
tests: `reject@`, `fail@`, `return@`, `late@`, `lost@` (times out before), `unclear@` (after)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from payouts.domain.payout_states import Status
from payouts.models import Transfer
from payouts.providers import Known, Order, Rejected, Unclear

NAME = "sandbox"
_REASONS = {
    Status.FAILED: "The account does not accept payments.",
    Status.RETURNED: "The account was closed; the bank sent it back.",
}


class Sandbox:
    name = NAME

    def create(self, order: Order) -> Known:
        told = _told(order.receiver)
        known = self.fetch(order.reference)
        if known:
            return known
        if told == "lost":
            raise Unclear(order.reference)
        if told == "reject":
            raise Rejected("The provider knows no such account.")
        Transfer.objects.get_or_create(
            provider=NAME,
            reference=order.reference,
            defaults={
                "amount": order.amount,
                "currency": order.currency,
                "receiver": order.receiver,
                "name": order.name,
            },
        )
        if told == "unclear":
            raise Unclear(order.reference)
        return self.listed(order.reference)

    def fetch(self, reference: str) -> Known | None:
        """Looking is what makes time pass here: a pending payment arrives, or does what it was
        told."""
        made = Transfer.objects.filter(provider=NAME, reference=reference).first()
        if made is None:
            return None
        then = _then(_told(made.receiver), Status(made.status))
        if then != made.status:
            made.status, made.reason = then, _REASONS.get(then, "")
            made.save(update_fields=["status", "reason"])
        return _known(made)

    def listed(self, reference: str) -> Known:
        return _known(Transfer.objects.get(provider=NAME, reference=reference))

    def listing(self, since: datetime | None = None) -> Iterable[Known]:
        return [_known(made) for made in Transfer.objects.of(NAME, since)]


def _told(receiver: str) -> str:
    return receiver.partition("@")[0]


def _then(told: str, status: Status) -> Status:
    if status == Status.PENDING:
        return {"late": Status.PENDING, "fail": Status.FAILED}.get(told, Status.PAID)
    if status == Status.PAID and told == "return":
        return Status.RETURNED
    return status


def _known(made: Transfer) -> Known:
    return Known(made.reference, made.amount, made.currency, Status(made.status), made.reason)
