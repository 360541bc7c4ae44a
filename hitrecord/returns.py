"""What became of a mail of ours that came back."""

from __future__ import annotations

from datetime import datetime
from email.message import Message

from accounts.domain.bounces import came_to, why_returned
from accounts.mailing import returns
from accounts.services import returned as mails
from payouts.services import returned as letters

TAKEN_BY = dict.fromkeys(mails.KINDS, mails.take) | {"letter": letters.take}


def take_back(mail: Message, *, to: str = "", now: datetime) -> bool:
    """Whether a delivery says now that it failed."""
    why = why_returned(mail)
    found = [one for address in (to, *came_to(mail)) if (one := returns.read(address))]
    return any(TAKEN_BY[one.kind](one, why, now) for one in found if why and one.kind in TAKEN_BY)
