"""Payouts go on again: somebody has looked. How they came to stand still: `payouts.freezing`."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import audit
from payouts.models import Freeze


@transaction.atomic
def lift(*, freeze: Freeze, by: User, reason: str, now: datetime) -> Freeze:
    """Raises ValidationError for a freeze that was lifted, and without a reason."""
    locked = Freeze.objects.select_for_update(of=["self"]).get(pk=freeze.pk)
    if locked.lifted_at:
        raise ValidationError(_("This was lifted already."))
    if not reason.strip():
        raise ValidationError(_("Say why payouts may go on."))
    locked.lifted_at, locked.lifted_by, locked.reason = now, by, reason
    locked.save(update_fields=["lifted_at", "lifted_by", "reason"])
    audit.record(actor=by, action="payouts go on", target=locked, reason=reason)
    return locked
