"""What a provider told us unasked: it is asked for the state, and that counts."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from payouts.models import Payout, Webhook
from payouts.withdrawal.submitting import look

logger = logging.getLogger(__name__)
AGAIN_AFTER = timedelta(minutes=2)


def hear(pk: int, now: datetime) -> None:
    """Safe to run any number of times. What it is about may not be committed yet, so it is heard
    again; after the third time somebody has to look."""
    lease = Webhook.objects.claim(pk, now)
    if lease is None:
        return
    told = Webhook.objects.get(pk=pk)
    found = Payout.objects.filter(provider=told.provider, reference=told.reference).first()
    if found is None:
        reason = _("It is about a payout that we do not know.")
        Webhook.objects.retry_later(lease, now, reason=reason, after=AGAIN_AFTER)
        return
    try:
        look(found.pk, now)
    except Exception as error:
        logger.warning("webhook %s is heard again later", pk)
        reason = type(error).__name__
        Webhook.objects.retry_later(lease, now, reason=reason, after=AGAIN_AFTER)
    else:
        Webhook.objects.finish(lease, now)
