from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import audit
from hitrecord.foundation.afterwards import afterwards
from hitrecord.foundation.locking import for_change
from payouts import tasks
from payouts.models import Comparison


def why_not_compare(row: Comparison) -> str:
    """The sentence that stands in the way, or ""."""
    return "" if row.failing_since else _("It works. It is compared again tomorrow.")


@transaction.atomic
def compare_again(*, row: Comparison, by: User, reason: str) -> None:
    """Now, and not tomorrow. Raises ValidationError."""
    locked = for_change(Comparison.objects).get(pk=row.pk)
    refusal = why_not_compare(locked)
    if refusal:
        raise ValidationError(refusal)
    audit.record(actor=by, action="daily comparison tried again", target=locked, reason=reason)
    afterwards(tasks.compare.delay, locked.provider)
