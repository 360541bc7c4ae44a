"""Mass payment by file: a CSV for the payment service's upload page, and its result file back.

It needs no account of ours anywhere. What is on record is what went into a file, and what the
result files said since.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from payouts.domain.payout_states import Status
from payouts.models import Transfer
from payouts.providers import Known, Order

NAME = "masspay"


class MassPay:
    name = NAME

    def create(self, order: Order) -> Known:
        made, _created = Transfer.objects.get_or_create(
            provider=NAME,
            reference=order.reference,
            defaults={
                "amount": order.amount,
                "currency": order.currency,
                "receiver": order.receiver,
                "name": order.name,
                "note": order.note,
            },
        )
        return _known(made)

    def fetch(self, reference: str) -> Known | None:
        made = Transfer.objects.filter(provider=NAME, reference=reference).first()
        return _known(made) if made else None

    def listing(self, since: datetime | None = None) -> Iterable[Known]:
        return [_known(made) for made in Transfer.objects.of(NAME, since)]


def _known(made: Transfer) -> Known:
    return Known(made.reference, made.amount, made.currency, Status(made.status), made.reason)
