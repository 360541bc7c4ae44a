"""Cleo was paid; what was sent to Dan came back. Nobody else has said where their money goes."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from hitrecord.demo.seeding.money import CURRENCY
from hitrecord.demo.seeding.past import days_before, happening
from payouts.models import Batch, Method, Payout
from payouts.providers import sandbox
from payouts.services import batches, destinations
from payouts.withdrawal import releasing, reserving, submitting

PLACES = {"cleo": "cleo.marchetti@post.example", "dan": "return@post.example"}
"""`return@` tells the sandbox what to do."""
LOOKS = 2
"""It arrived, and it is back again."""


def pay(cast: dict[str, User], now: datetime) -> None:
    """Safe to run again after being cut off; beside workers that do the same."""
    if Batch.objects.exists():
        return
    for handle, account in PLACES.items():
        said_at = days_before(now, 9)
        with happening(said_at):
            destinations.send_to(
                by=cast[handle],
                method=Method.PAYPAL,
                name=cast[handle].person.credit_name,
                account=account,
                now=said_at,
            )
    made = batches.make_batch(currency=CURRENCY, provider=sandbox.NAME, by=cast["finn"], now=now)
    batches.approve(batch=made, by=cast["olga"], reason="The first payouts.", now=now)
    releasing.release(made.pk, now)
    for payout in Payout.objects.filter(batch=made):
        if reserving.reserve(payout, now):
            submitting.talk(payout.pk, now)
            for _look in range(LOOKS):
                submitting.look(payout.pk, now)
