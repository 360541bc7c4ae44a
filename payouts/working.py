"""One long piece of work in one transaction, held by one worker, with its outcome on its row."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hitrecord.foundation.clock import database_now
from hitrecord.foundation.leases import LeasedQuerySet, LeaseLost

logger = logging.getLogger(__name__)
AGAIN_AFTER = timedelta(seconds=20)

Work = Callable[[int, datetime], Mapping[str, Any]]
"""From the row's id to what is written on it when it is done."""


def work(rows: LeasedQuerySet, pk: int, now: datetime, what: Work) -> None:
    """Safe to run any number of times: only the holder of the lease writes. A ValidationError is
    the sentence why it cannot be done; anything else is tried again."""
    lease = rows.claim_unheld(pk, now)
    if lease is None:
        return
    try:
        with transaction.atomic():
            rows.hold(lease)
            outcome = what(pk, now)
            rows.finish(lease, database_now(), **outcome)
    except ValidationError as refused:
        rows.quarantine(lease, now, reason=" ".join(refused.messages))
    except LeaseLost:
        return
    except Exception:
        logger.exception("%s %s failed", rows.model._meta.verbose_name, pk)
        reason = _("Something went wrong. It will be tried again by itself.")
        rows.retry_later(lease, now, reason=reason, after=AGAIN_AFTER)
