"""What finance booked besides: cash at the payment service, and a fee that waits for a second yes;
and somebody who is asked to waive, and has not answered yet."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from hitrecord.demo.seeding.money import CURRENCY
from hitrecord.demo.seeding.past import days_before, happening
from payouts.domain.adjustments import Kind
from payouts.models import Adjustment, Waiver
from payouts.providers import sandbox
from payouts.services import adjustments
from payouts.services.waivers import ask
from projects.models import Production

ASKED = ("night-bus-anthology", "sol", "The proofreading was paid by the hour.")


def keep_house(cast: dict[str, User], now: datetime) -> None:
    """Safe to run again after being cut off."""
    if not Adjustment.objects.exists():
        topped_up = _put_down(
            cast, days_before(now, 3), Kind.TO_PROVIDER, 5_000_00, "For the payouts of November"
        )
        adjustments.confirm(
            adjustment=topped_up, by=cast["olga"], reason="The transfer is there.", now=now
        )
        _put_down(cast, days_before(now, 1), Kind.BANK_FEES, 12_50, "Fees of October, by letter")
    key, name, reason = ASKED
    production = Production.objects.filter(slug=key).first()
    if production and not Waiver.objects.exists():
        with happening(days_before(now, 1)):
            ask(
                production=production,
                person=cast[name].person,
                by=cast["olga"],
                reason=reason,
                now=days_before(now, 1),
            )


def _put_down(
    cast: dict[str, User], at: datetime, kind: Kind, amount: int, reason: str
) -> Adjustment:
    provider = sandbox.NAME if kind == Kind.TO_PROVIDER else ""
    made = Adjustment(kind=kind, provider=provider, amount=amount, currency=CURRENCY, reason=reason)
    with happening(at):
        return adjustments.put_down(adjustment=made, by=cast["finn"], now=at)
