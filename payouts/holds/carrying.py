"""What is held of a proposal stays held in the revision that replaces it."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from django.core.exceptions import ValidationError

from accounts.models import User
from accounts.services import audit
from contributions.models import Dispute, Source
from payouts.holds.disputed import amounts_otherwise
from payouts.holds.hold_words import tell_held
from payouts.models import Hold, Proposal, Share

Held = dict[Share, list[tuple[int, Hold]]]
"""By share of the revision: how much is held for which earlier hold."""


def carry(revision: Proposal, *, by: User, now: datetime) -> None:
    """A share that was held whole is held whole; what depends on a source is computed anew, for
    everybody in it. A part for more than one reason is held whole until that is settled."""
    earlier = Hold.objects.open().filter(share__proposal=revision.revises_id)
    former = list(earlier.select_related("share", "source", "claim").order_by("pk"))
    known = {hold.share.person_id for hold in former}
    for share, reasons in _held(revision, former).items():
        amount = min(share.amount, sum(part for part, _hold in reasons))
        made = _made(share, amount, [hold for _part, hold in reasons])
        if share.person_id not in known:
            tell_held(made)
        audit.record(
            actor=by,
            action="held share carried into the revision",
            target=revision,
            reason=made.reason,
            detail={"hold": made.pk, "was": reasons[0][1].pk},
        )
    Hold.objects.filter(pk__in=[hold.pk for hold in former]).update(carried_at=now)


def _held(revision: Proposal, former: list[Hold]) -> Held:
    shares = {
        share.person_id: share
        for share in Share.objects.filter(proposal=revision, amount__gt=0).select_related("person")
    }
    held: Held = defaultdict(list)
    sources: dict[Source | Dispute, Hold] = {}
    for hold in former:
        if hold.disputed:
            sources.setdefault(hold.disputed, hold)
        elif share := shares.get(hold.share.person_id):
            held[share].append((share.amount, hold))
    for source, hold in sources.items():
        otherwise = _otherwise(revision, source)
        for share in shares.values() if otherwise is not None else []:
            less = share.amount - (otherwise or {}).get(share.person.key, 0)
            if less > 0:
                held[share].append((less, hold))
    return held


def _otherwise(revision: Proposal, source: Source | Dispute) -> dict[str, int] | None:
    """None when the revision does not depend on the source any more: nothing hangs on it."""
    try:
        return amounts_otherwise(revision, source)
    except ValidationError:
        return None


def _made(share: Share, amount: int, holds: list[Hold]) -> Hold:
    first, is_single = holds[0], len(holds) == 1
    return Hold.objects.create(
        share=share,
        source=first.source if is_single else None,
        claim=first.claim if is_single else None,
        objection=next((one.objection for one in holds if one.objection), None),
        amount=amount,
        reason=" / ".join(one.reason for one in holds)[:280],
        held_by=first.held_by,
        held_at=first.held_at,
    )
