"""Where money could not go: not tried again until its owner says a place again."""

from __future__ import annotations

from collections.abc import Collection

from payouts.domain.payout_states import IN_FLIGHT, State
from payouts.models import Payout

_UNANSWERED = IN_FLIGHT | {State.DRAFT, State.APPROVED, State.CANCELLED}


def misdirected(destinations: Collection[int]) -> list[Payout]:
    """Of each destination and currency the last payout a provider answered, if it could not go
    there. One currency may fail where another arrives."""
    answered = Payout.objects.filter(destination__in=destinations).exclude(state__in=_UNANSWERED)
    answered = answered.select_related("destination")
    by_place = answered.order_by("destination_id", "currency", "-pk")
    last = by_place.distinct("destination_id", "currency")
    # what came back before that was noted came back all the same
    return [one for one in last if one.is_place_wrong or one.state == State.RETURNED]
