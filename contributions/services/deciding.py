"""A decision about a dispute: once, with a reason, by somebody whose own work it is not about."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from accounts.services import audit
from contributions.credentials import anew
from contributions.models import Dispute, Outcome, Source, Version
from contributions.queries.parties import why_not_decide
from contributions.services.dispute_notices import tell_decided
from contributions.services.licence_notices import tell_of_licences
from hitrecord.foundation.locking import for_change


@transaction.atomic
def decide(*, dispute: Dispute, by: User, uphold: bool, reason: str, now: datetime) -> Dispute:
    """Whether `by` may decide at all is the caller's question; here it is asked whether they are
    impartial. An upheld claim makes the source; nothing else is ever changed.

    Raises ValidationError with the sentence that stands in the way.
    """
    held = for_change(Dispute.objects).get(pk=dispute.pk)
    refusal = why_not_decide(held, by)
    if refusal:
        raise ValidationError(refusal)
    if uphold and held.is_claim:
        held.edge = _made_source(held, now)
    held.outcome = Outcome.UPHELD if uphold else Outcome.REJECTED
    held.decided_by, held.decided_at, held.reason = by, now, reason
    held.save(update_fields=["edge", "outcome", "decided_by", "decided_at", "reason"])
    audit.record(actor=by, action=f"dispute {held.outcome}", target=held, reason=reason)
    if uphold:
        anew.of_versions(versions=Version.objects.filter(pk=held.derivative_id), now=now)
    tell_decided(held, by)
    if uphold:
        tell_of_licences(held)
    return held


def _made_source(dispute: Dispute, now: datetime) -> Source:
    """It is there already when an earlier decision struck it; then this one counts."""
    edge, _created = Source.objects.get_or_create(
        derivative_id=dispute.derivative_id,
        source_id=dispute.source_id,
        defaults={"relation": dispute.relation, "created_at": now},
    )
    return edge
