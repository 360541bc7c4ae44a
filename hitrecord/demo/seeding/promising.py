"""One amount that a call promises is confirmed by a producer; the others wait in her queue."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from hitrecord.demo.seeding.past import days_before, happening
from projects.models import Call
from projects.services.guarantees import answer_guarantee

CONFIRMED, DAYS_AGO = 60_00, 18


def stand_behind(cast: dict[str, User], now: datetime) -> None:
    """Safe to run again after being cut off."""
    at = days_before(now, DAYS_AGO)
    for call in Call.objects.unconfirmed().filter(amount=CONFIRMED):
        with happening(at):
            answer_guarantee(
                call=call,
                by=cast["paula"],
                is_confirmed=True,
                reason="It is in the budget of this quarter.",
                now=at,
            )
