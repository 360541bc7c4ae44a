"""A revision: the same period's money by the cue sheet as it is now, with a number and a reason."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import audit
from hitrecord.foundation.locking import for_change
from payouts.models import Proposal, Share
from payouts.services.proposals import enqueue
from projects.models import Production


def why_not_revise(proposal: Proposal, reason: str) -> str:
    """The sentence that stands in the way, or ""."""
    if not proposal.opened_at or proposal.final_at or proposal.revised_at:
        return _("Only the proposal that is open can be revised.")
    return "" if reason.strip() else _("Say why it is revised.")


@transaction.atomic
def revise(*, proposal: Proposal, by: User, reason: str) -> Proposal:
    """Draft the next revision, or compute its draft anew, in the background."""
    for_change(Production.objects).get(pk=proposal.production_id)
    locked = for_change(Proposal.objects).get(pk=proposal.pk)
    refusal = why_not_revise(locked, reason)
    if refusal:
        raise ValidationError(refusal)
    drafted, created = Proposal.objects.get_or_create(
        revises=locked,
        defaults={
            "production": locked.production,
            "currency": locked.currency,
            "kind": locked.kind,
            "follows": locked.follows,
            "thread_id": locked.thread_id,
            "number": locked.number + 1,
            "reason": reason.strip()[:280],
            "drafted_by": by,
        },
    )
    if not created:
        drafted.reason = reason.strip()[:280]
        drafted.save(update_fields=["reason"])
    enqueue(drafted)
    audit.record(actor=by, action="revision drafted", target=drafted, reason=reason)
    return drafted


@transaction.atomic
def discard(*, proposal: Proposal, by: User, reason: str) -> None:
    """Throw the draft of a revision away; the open one stays. Raises ValidationError."""
    locked = for_change(Proposal.objects).get(pk=proposal.pk)
    if locked.opened_at or not locked.revises:
        raise ValidationError(_("Only the draft of a revision can be discarded."))
    audit.record(actor=by, action="revision discarded", target=locked.revises, reason=reason)
    Share.objects.filter(proposal=locked).delete()
    locked.delete()
