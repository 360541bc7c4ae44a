"""Once a day: what a provider and we disagree about stops payouts until somebody has looked."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from payouts.freezing import freeze
from payouts.providers import Unclear
from payouts.providers.all import provider_named
from payouts.withdrawal.reconciliation import reconcile

WINDOW = timedelta(days=100)
"""Older payments are settled; what still happens to one of them is told by a webhook."""

logger = logging.getLogger(__name__)


def stand_still_over(name: str, now: datetime) -> None:
    """A provider that does not answer is asked tomorrow; what it says otherwise freezes."""
    try:
        found = reconcile(provider_named(name), now, since=now - WINDOW)
    except Unclear:
        logger.warning("the provider %s did not answer", name)
        return
    except Exception:
        # the other providers are asked all the same
        logger.exception("what the provider %s says could not be compared", name)
        return
    if found:
        freeze([f"{one.reference}: {one.sentence}" for one in found])
