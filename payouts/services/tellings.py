from __future__ import annotations

from datetime import datetime
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from payouts import drafting, errands, tasks, tellings
from payouts.models import Share, Telling
from payouts.queries.why import Why, why

MOST_OPEN = 5
"""Each may take a worker minutes, and few workers do such work."""


def why_of(share: Share) -> Why | Telling | None:
    """The explanation of a share; of a large proposal what a worker has made of it so far."""
    if not errands.is_large(share.proposal):
        return why(share, drafting.unpack(share.proposal))
    found = Telling.objects.filter(share=share).first()
    return tellings.read(share, found.content) if found and found.finished_at else found


@transaction.atomic
def ask_why(*, share: Share, now: datetime) -> None:
    """Have it worked out, once; anew what failed. Raises ValidationError while many others are."""
    others = Telling.objects.open().exclude(share=share)
    if others.count() >= MOST_OPEN:
        raise ValidationError(
            _("Several others are being worked out just now. Try again in a few minutes.")
        )
    found, is_new = Telling.objects.get_or_create(share=share, defaults={"due_at": now})
    failed = Telling.objects.filter(pk=found.pk, quarantined_at__isnull=False)
    if is_new or failed.begin_anew(now):
        transaction.on_commit(partial(tasks.tell.delay, found.pk), robust=True)
