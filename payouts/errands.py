"""Steps of large proposals, taken by a worker, as they read or compute a whole lineage."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hitrecord.foundation.leases import Lease, LeaseLost
from payouts import ending, opening
from payouts.models import Errand, Proposal, Verb

logger = logging.getLogger(__name__)
AGAIN_AFTER = timedelta(seconds=20)
LARGE = 2_000
"""Versions in a lineage. Fewer take a request no longer than a page of pictures."""

STEPS: Mapping[str, Callable[..., object]] = {
    Verb.OPEN: opening.open_now,
    Verb.FINAL: ending.end_now,
}


def is_large(proposal: Proposal) -> bool:
    return int(proposal.head.get("versions", 0)) > LARGE


def latest(proposal: Proposal) -> Errand | None:
    """Nothing is asked for a small one."""
    return proposal.errands.order_by("-pk").first() if is_large(proposal) else None


def shown(proposal: Proposal, *, to_staff: bool) -> Errand | None:
    """Why a step failed is for staff to put right; others see only that it is being taken."""
    found = latest(proposal)
    return found if found is None or to_staff or not found.quarantined_at else None


def run(pk: int, now: datetime) -> None:
    """Safe to run any number of times: only the holder of the lease writes."""
    lease = Errand.objects.claim_unheld(pk, now)
    if lease is None:
        return
    try:
        _run(lease, now)
    except ValidationError as refused:
        Errand.objects.quarantine(lease, now, reason=" ".join(refused.messages))
    except LeaseLost:
        return
    except Exception:
        logger.exception("errand %s failed", pk)
        reason = _("Something went wrong. It will be tried again by itself.")
        Errand.objects.retry_later(lease, now, reason=reason, after=AGAIN_AFTER)


@transaction.atomic
def _run(lease: Lease, now: datetime) -> None:
    Errand.objects.hold(lease)
    errand = Errand.objects.select_related("proposal__production", "by").get(pk=lease.pk)
    STEPS[errand.verb](proposal=errand.proposal, by=errand.by, reason=errand.words, now=now)
    Errand.objects.finish(lease, now)
