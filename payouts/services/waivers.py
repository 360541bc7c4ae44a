"""Waiving: by the credited person themself, or written down by staff with a reason."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import Person, User
from accounts.services import audit
from payouts.models import Proposal, Waiver
from projects.models import Credit, Production


def is_credited(person: Person, production: Production) -> bool:
    """By the cue sheet, or by what a published proposal gives them."""
    credited = Credit.objects.filter(
        Q(person=person) | Q(version__authorships__person=person), piece__production=production
    )
    shares = person.shares.filter(
        proposal__production=production, proposal__opened_at__isnull=False
    )
    return credited.exists() or shares.exists()


def why_not_waive(person: Person, production: Production) -> str:
    """The sentence that stands in the way, or ""."""
    if not is_credited(person, production):
        return _("%(name)s is not credited here.") % {"name": person.credit_name}
    if Proposal.objects.final().filter(production=production).exists():
        return _("The shares are final, so nothing can be waived any more.")
    return ""


@transaction.atomic
def waive(
    *, production: Production, person: Person, by: User, now: datetime, reason: str = ""
) -> Waiver:
    """It counts from the next time the split is computed; safe to repeat. Raises
    ValidationError, also when staff give no reason for somebody else."""
    Production.objects.select_for_update().get(pk=production.pk)
    refusal = why_not_waive(person, production)
    if not refusal and person.user_id != by.pk:
        refusal = "" if reason.strip() else _("Say why somebody else's share is waived.")
    if refusal:
        raise ValidationError(refusal)
    made, created = Waiver.objects.get_or_create(
        production=production,
        person=person,
        defaults={"by": by, "reason": reason.strip()[:280], "made_at": now},
    )
    if created:
        detail = {"waiver": made.pk}
        audit.record(
            actor=by, action="share waived", target=production, reason=reason, detail=detail
        )
    return made
