"""Setting a payout's money aside: the state and its entry commit together."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from hitrecord.foundation.locking import for_change
from payouts import books
from payouts.domain.payout_states import Effect, State
from payouts.models import Destination, Freeze, Minor, Payout
from payouts.queries import noticed
from payouts.queries.obstacles import UNDER_AGE
from payouts.withdrawal.posting import post
from payouts.withdrawal.telling import tell

STANDING_STILL = gettext_noop("Payouts stand still until somebody has looked at the books.")
SHRUNK = gettext_noop("The balance no longer covers it. Nothing was sent; the money stays yours.")
ELSEWHERE = gettext_noop(
    "Where the money goes was changed meanwhile. Nothing was sent to the earlier place."
)

CONTESTED = gettext_noop(
    "Two people say this is theirs. Nothing was sent; finance decides first whose it is."
)
NOTICED = gettext_noop(
    "A copyright notice arrived meanwhile. Nothing was sent; it waits until that is settled."
)


def is_frozen() -> bool:
    return Freeze.objects.standing().exists()


def reserve(payout: Payout, now: datetime) -> bool:
    """Whether it is set aside and may be sent. A balance that shrank since cancels the payout,
    with the reason; a freeze leaves it as it is."""
    try:
        return _reserve(payout.pk, now)
    except books.Overdrawn:
        _cancel(payout.pk, now, SHRUNK)
        return False


def why_not_sent(payout: Payout) -> str:
    """What changed since it was made: the payee says another place, somebody else says that they
    are the payee, or a work of theirs was noticed. A sentence, or ""."""
    newest = Destination.objects.filter(payee=payout.payee.owner).order_by("-pk").first()
    if (newest.pk if newest else None) != payout.destination_id:
        return ELSEWHERE
    if payout.payee.claims.open().exists():
        return CONTESTED
    if noticed.is_in(payout):
        return NOTICED
    is_minor = Minor.objects.standing().among([payout.payee.owner]).exists()
    return UNDER_AGE if is_minor and not hasattr(newest, "guardian_check") else ""


@transaction.atomic
def _cancel(pk: int, now: datetime, reason: str) -> None:
    if Payout.objects.filter(pk=pk, state=State.APPROVED).update(
        state=State.CANCELLED, changed_at=now, finished_at=now, reason=reason
    ):
        tell(Payout.objects.select_related("destination", "payee").get(pk=pk))


@transaction.atomic
def _reserve(pk: int, now: datetime) -> bool:
    rows = for_change(Payout.objects)
    payout: Payout = rows.select_related("payee__claimed_by__payee").get(pk=pk)
    if is_frozen():
        return False
    if payout.state != State.APPROVED:
        return payout.state == State.RESERVED
    changed = why_not_sent(payout)
    if changed:
        _cancel(pk, now, changed)
        return False
    post(payout, [Effect.RESERVE])
    Payout.objects.filter(pk=pk).update(state=State.RESERVED, changed_at=now, due_at=now)
    return True
