"""Setting a payout's money aside: the state and its entry commit together."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from payouts.domain.payout_states import Effect, State
from payouts.models import Destination, Freeze, Payout
from payouts.withdrawal.posting import post
from payouts.withdrawal.telling import tell

SHRUNK = gettext_noop("The balance no longer covers it. Nothing was sent; the money stays yours.")
ELSEWHERE = gettext_noop(
    "Where the money goes was changed meanwhile. Nothing was sent to the earlier place."
)


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
        _cancel(payout.pk, now, SHRUNK)
        return False


def goes_elsewhere(payout: Payout) -> bool:
    """Whether the payee has said since that their money goes to another place."""
    newest = Destination.objects.filter(payee=payout.payee_id).order_by("-pk").first()
    return newest is not None and newest.pk != payout.destination_id


@transaction.atomic
def _cancel(pk: int, now: datetime, reason: str) -> None:
    if Payout.objects.filter(pk=pk, state=State.APPROVED).update(
        state=State.CANCELLED, changed_at=now, finished_at=now, reason=_(reason)
    ):
        tell(Payout.objects.select_related("destination").get(pk=pk))


@transaction.atomic
def _reserve(pk: int, now: datetime) -> bool:
    payout: Payout = (
        Payout.objects.select_for_update(of=["self"]).select_related("payee").get(pk=pk)
    )
    if payout.state != State.APPROVED:
        return payout.state == State.RESERVED
    if goes_elsewhere(payout):
        _cancel(pk, now, ELSEWHERE)
        return False
    post(payout, [Effect.RESERVE])
    Payout.objects.filter(pk=pk).update(state=State.RESERVED, changed_at=now, due_at=now)
    return True
