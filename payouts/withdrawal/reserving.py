"""Setting a payout's money aside: the state and its entry commit together."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from payouts.domain.payout_states import Effect, State
from payouts.models import Freeze, Payout
from payouts.withdrawal.posting import post


def is_frozen() -> bool:
    return Freeze.objects.standing().exists()


def reserve(payout: Payout, now: datetime) -> bool:
    """Whether it is set aside and may be sent. A balance that shrank since cancels the payout,
    with the reason; a freeze leaves it as it is."""
    if is_frozen():
        return False
    try:
        return _reserve(payout.pk, now)
    except IntegrityError:
        Payout.objects.filter(pk=payout.pk, state=State.APPROVED).update(
            state=State.CANCELLED,
            changed_at=now,
            finished_at=now,
            reason=_("The balance no longer covers it. Nothing was sent; the money stays yours."),
        )
        return False


@transaction.atomic
def _reserve(pk: int, now: datetime) -> bool:
    payout: Payout = (
        Payout.objects.select_for_update(of=["self"]).select_related("payee").get(pk=pk)
    )
    if payout.state != State.APPROVED:
        return payout.state == State.RESERVED
    post(payout, [Effect.RESERVE])
    Payout.objects.filter(pk=pk).update(state=State.RESERVED, changed_at=now, due_at=now)
    return True
