"""Letters to people without an account that came back after they were handed over."""

from __future__ import annotations

from datetime import datetime

from accounts.mailing.returns import Returned
from accounts.services.returned import sentence
from payouts.models import Letter


def take(returned: Returned, why: str, now: datetime) -> bool:
    """False for what did not go there, or was said before. Staff hear of it as of any other that
    cannot be delivered."""
    row = Letter.objects.select_related("payee").filter(pk=returned.number).first()
    if row is None or not returned.went_to(row.payee.email):
        return False
    sent = Letter.objects.filter(pk=row.pk, finished_at__isnull=False)
    return bool(sent.update(finished_at=None, quarantined_at=now, reason=sentence(why)))
