"""Having a worker take a step of a large proposal."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from contributions.models import Dispute, Source
from hitrecord.foundation.afterwards import afterwards
from hitrecord.foundation.locking import for_change
from payouts import tasks
from payouts.models import Errand, Hold, Objection, Proposal, Verb


@transaction.atomic
def ask(
    proposal: Proposal,
    verb: Verb,
    *,
    by: User,
    reason: str,
    now: datetime,
    source: Source | None = None,
    claim: Dispute | None = None,
    hold: Hold | None = None,
    paid: bool | None = None,
    objection: Objection | None = None,
) -> None:
    """Once at a time; what failed before is asked anew. Raises ValidationError."""
    for_change(Proposal.objects).get(pk=proposal.pk)
    if Errand.objects.open().filter(proposal=proposal).exists():
        raise ValidationError(_("This is being done already. Its page says when it is."))
    made = Errand.objects.create(
        proposal=proposal,
        verb=verb,
        by=by,
        words=reason[:280],
        due_at=now,
        source=source,
        claim=claim,
        hold=hold,
        paid=paid,
        objection=objection,
    )
    afterwards(tasks.run_errand.delay, made.pk)
