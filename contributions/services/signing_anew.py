"""Staff have versions signed whose signing was given up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.services import audit
from contributions.credentials import orders
from contributions.models import Signing


@transaction.atomic
def sign_anew(*, signings: Iterable[Signing], by: User, now: datetime, reason: str) -> int:
    """How many: what is signed or still waits is left alone."""
    given_up = [each for each in signings if each.quarantined_at]
    for each in given_up:
        why = "\n\n".join(part for part in (reason, each.reason) if part)
        audit.record(actor=by, action="signing tried again", target=each, reason=why)
    return orders.try_again(signings=[each.pk for each in given_up], now=now)
