from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import audit
from hitrecord.foundation.locking import for_change
from payouts.models import LetPass, Proposal
from payouts.queries.doubts import doubts
from payouts.services.proposals import enqueue


@transaction.atomic
def let_pass(*, proposal: Proposal, by: User, reason: str, now: datetime) -> None:
    """What stands in doubt now, for this production, and compute the draft once more. What turns
    up later stands in the way again. Raises ValidationError."""
    locked = for_change(Proposal.objects).get(pk=proposal.pk)
    found = doubts(locked.production)
    if locked.opened_at or not found:
        raise ValidationError(_("Nothing is in doubt."))
    if not reason.strip():
        raise ValidationError(_("Say why it may pass."))
    LetPass.objects.bulk_create(
        LetPass(production=locked.production, sentence=one, reason=reason[:280], by=by, made_at=now)
        for one in found
    )
    audit.record(
        actor=by,
        action="doubts let pass",
        target=locked,
        reason=reason,
        detail={"doubts": found},
    )
    enqueue(locked)
