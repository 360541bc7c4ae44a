"""What is said in a dispute before it is decided, and taking it back."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from contributions.models import Comment, Dispute, Outcome
from contributions.queries.parties import is_party
from contributions.services import comments
from contributions.services.dispute_notices import tell_decided, tell_stated
from hitrecord.foundation.locking import for_change


@transaction.atomic
def state(*, dispute: Dispute, by: User, text: str) -> Comment:
    """Raises PermissionError for who is no party, ValidationError when it is decided."""
    if not is_party(dispute, by):
        raise PermissionError("only the parties of a dispute speak in it")
    held = for_change(Dispute.objects).get(pk=dispute.pk)
    if not held.is_open:
        raise ValidationError(_("This was decided meanwhile, so nothing more can be said here."))
    comment = comments.write(thread=held.thread, author=by, text=text)
    tell_stated(held, comment)
    return comment


@transaction.atomic
def take_back(*, dispute: Dispute, by: User, reason: str, now: datetime) -> bool:
    """False when it was decided before. Raises PermissionError for somebody else's."""
    if dispute.raised_by_id != by.pk:
        raise PermissionError("only who raised a dispute takes it back")
    mine = Dispute.objects.open().filter(pk=dispute.pk)
    changed = mine.update(outcome=Outcome.WITHDRAWN, decided_by=by, decided_at=now, reason=reason)
    if changed:
        dispute.refresh_from_db()
        tell_decided(dispute, by)
    return bool(changed)
