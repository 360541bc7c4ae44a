"""Once a day: what a provider and we disagree about stops payouts until somebody has looked."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from payouts.providers import Unclear
from payouts.providers.all import provider_named
from payouts.withdrawal.comparing import went, went_wrong
from payouts.withdrawal.reconciliation import freeze_over, reconcile

WINDOW = timedelta(days=100)
"""Older payments are settled; what still happens to one of them is told by a webhook."""

logger = logging.getLogger(__name__)


def stand_still_over(name: str, now: datetime) -> None:
    """What the provider says otherwise freezes. When it cannot be compared finance is told, and
    it is tried again tomorrow, or when they wish; the other providers are asked all the same."""
    try:
        found = reconcile(provider_named(name), now, since=now - WINDOW)
    except Unclear:
        logger.warning("the provider %s did not answer", name)
        went_wrong(name, _("It did not answer."), now)
        return
    except Exception as error:
        logger.exception("what the provider %s says could not be compared", name)
        cause = _("What it says could not be compared (%(error)s).")
        went_wrong(name, cause % {"error": type(error).__name__[:60]}, now)
        return
    freeze_over(found, name)
    went(name, now)
