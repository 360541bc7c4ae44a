"""Letting an approved batch leave: the books are looked at at that moment, by a worker, however
long it takes. What is found there freezes payouts; the batch goes on when they may go on."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from hitrecord.foundation.locking import for_change
from payouts.domain.payout_states import IN_FLIGHT, State
from payouts.freezing import check_books
from payouts.models import Batch, Payout
from payouts.withdrawal.reserving import is_frozen
from payouts.withdrawal.telling import tell

OVERTAKEN = gettext_noop("An earlier payout is still on its way. Nothing was sent for this one.")


@transaction.atomic
def release(pk: int, now: datetime) -> list[int]:
    """The payouts (ids) that leave now. Safe to run any number of times at once: a batch that
    another worker looks after is left to it."""
    rows = for_change(Batch.objects.unreleased(), skips_held=True)
    batch = rows.filter(pk=pk).first()
    if batch is None or is_frozen() or check_books():
        return []
    drafts = batch.payouts.filter(state=State.DRAFT)
    busy = Payout.objects.filter(currency=batch.currency, state__in=IN_FLIGHT | {State.APPROVED})
    late = drafts.filter(payee__in=list(busy.values_list("payee", flat=True)))
    _cancel(list(late.values_list("pk", flat=True)), now)
    going = list(drafts.values_list("pk", flat=True))
    drafts.update(state=State.APPROVED, changed_at=now, due_at=now)
    batch.released_at = now
    batch.save(update_fields=["released_at"])
    return going


def _cancel(pks: list[int], now: datetime) -> None:
    """Of an approved batch, so they waited for it: they are told."""
    left_out = Payout.objects.filter(pk__in=pks)
    left_out.update(
        state=State.CANCELLED,
        changed_at=now,
        finished_at=now,
        reason=OVERTAKEN,
    )
    for payout in left_out.select_related("destination", "payee"):
        tell(payout)
