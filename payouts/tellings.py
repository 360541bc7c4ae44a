"""Working out in the background why somebody gets what they get of a large proposal."""

from __future__ import annotations

import logging
from dataclasses import asdict, fields
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hitrecord.foundation.leases import Lease, LeaseLost
from payouts import drafting
from payouts.models import Share, Telling
from payouts.queries.why import Credited, Passed, Why, why

logger = logging.getLogger(__name__)
AGAIN_AFTER = timedelta(seconds=20)
WHOLE = ("rounding_unit", "people", "follows_allocation", "upstream_bp", "more")


def run(pk: int, now: datetime) -> None:
    """Safe to run any number of times: only the holder of the lease writes."""
    lease = Telling.objects.claim_unheld(pk, now)
    if lease is None:
        return
    try:
        _run(lease, now)
    except LeaseLost:
        return
    except Exception:
        logger.exception("telling %s failed", pk)
        reason = _("Something went wrong. It will be tried again by itself.")
        Telling.objects.retry_later(lease, now, reason=reason, after=AGAIN_AFTER)


@transaction.atomic
def _run(lease: Lease, now: datetime) -> None:
    Telling.objects.hold(lease)
    share = Share.objects.select_related("person", "proposal__production").get(telling=lease.pk)
    told = written(why(share, drafting.unpack(share.proposal)))
    Telling.objects.finish(lease, now, content=told)


def written(found: Why) -> dict[str, Any]:
    """As JSON: exact parts as text like `3/5`."""
    told: dict[str, Any] = {name: getattr(found, name) for name in WHOLE}
    told |= {"exact": str(found.exact), "more_amount": str(found.more_amount)}
    told["credited"] = [_line(one) for one in found.credited]
    told["passed"] = [_line(one) for one in found.passed]
    return told | {"pieces": found.pieces}


def read(share: Share, told: dict[str, Any]) -> Why:
    return Why(
        share=share,
        proposal=share.proposal,
        credited=[Credited(**_exact(Credited, one)) for one in told["credited"]],
        passed=[Passed(**_exact(Passed, one)) for one in told["passed"]],
        pieces=[(one[0], one[1], one[2]) for one in told["pieces"]],
        **{name: told[name] for name in WHOLE},
        exact=Fraction(told["exact"]),
        more_amount=Fraction(told["more_amount"]),
    )


def _line(one: Credited | Passed) -> dict[str, Any]:
    values = asdict(one)
    return {name: str(v) if isinstance(v, Fraction) else v for name, v in values.items()}


def _exact(kind: type[Credited | Passed], one: dict[str, Any]) -> dict[str, Any]:
    exact = {field.name for field in fields(kind) if field.type == "Fraction"}
    return {name: Fraction(value) if name in exact else value for name, value in one.items()}
