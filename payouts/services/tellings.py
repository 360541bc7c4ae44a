from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction

from payouts import drafting, errands, tasks, tellings
from payouts.models import Share, Telling
from payouts.queries.why import Why, why


@transaction.atomic
def why_of(share: Share, now: datetime) -> Why | Telling:
    """The explanation of a share; of a large proposal what a worker has made of it so far."""
    if not errands.is_large(share.proposal):
        return why(share, drafting.unpack(share.proposal))
    found, is_new = Telling.objects.get_or_create(share=share, defaults={"due_at": now})
    if is_new:
        transaction.on_commit(partial(tasks.tell.delay, found.pk), robust=True)
    return tellings.read(share, found.content) if found.finished_at else found
