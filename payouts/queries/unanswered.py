"""Orders of which the payment service has said nothing for days."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from payouts.domain.payout_states import State
from payouts.models import Payout


def unanswered() -> QuerySet[Payout]:
    since = timezone.now() - timedelta(days=settings.PAYOUT_ANSWER_DAYS)
    late: QuerySet[Payout] = Payout.objects.filter(state=State.SUBMITTED, changed_at__lte=since)
    return late
