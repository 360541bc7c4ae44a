"""A provider's own list that finance uploaded, compared with what we sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from hitrecord.foundation.typed_amounts import parse_minor
from payouts.domain.masspay import Answer, read
from payouts.domain.payout_states import LEFT, State, Status
from payouts.models import Disagreement, Listing, Payout, Transfer
from payouts.providers import Known, Order, Unreadable
from payouts.withdrawal.reconciliation import compare, freeze_over
from payouts.working import work

AS_SAID = {
    Status.PENDING: State.SUBMITTED,
    Status.PAID: State.PAID,
    Status.FAILED: State.FAILED,
    Status.RETURNED: State.RETURNED,
}


class Listed:
    """The list, as a provider that can only be asked for everything."""

    def __init__(self, listing: Listing) -> None:
        self.name, self.text = listing.provider, listing.text

    def create(self, order: Order) -> Known:
        raise NotImplementedError

    def fetch(self, reference: str) -> Known | None:
        raise NotImplementedError

    def listing(self, since: datetime | None = None) -> Iterable[Known | Unreadable]:
        return [_known(one) for one in read(self.text)]


def run(pk: int, now: datetime) -> None:
    """Safe to run any number of times."""
    work(Listing.objects.all(), pk, now, _compare)


def _compare(pk: int, now: datetime) -> Mapping[str, Any]:
    listing = Listing.objects.get(pk=pk)
    provider = Listed(listing)
    found = compare(provider, _has_to_be_there(listing), now)
    _keep_up(provider)
    Disagreement.objects.bulk_create(
        Disagreement(
            listing=listing,
            kind=one.kind,
            reference=one.reference[:80],
            sentence=one.sentence[:280],
        )
        for one in found
    )
    freeze_over(found, listing.provider)
    return {}


def _has_to_be_there(listing: Listing) -> QuerySet[Payout]:
    """What left within these days; what waits for its answer only when it has waited long."""
    start = datetime.combine(listing.first_day, time.min, UTC)
    end = datetime.combine(listing.last_day, time.max, UTC)
    patience = end - timedelta(days=settings.PAYOUT_ANSWER_DAYS)
    sent: QuerySet[Payout] = Payout.objects.filter(
        provider=listing.provider, batch__approved_at__gte=start
    )
    return sent.filter(
        Q(state__in=LEFT, batch__approved_at__lte=end)
        | Q(state=State.SUBMITTED, batch__approved_at__lte=patience)
    )


def _keep_up(provider: Listed) -> None:
    """Our record of what the service has says the same, so that the daily comparison does, too."""
    said = {one.reference: one for one in provider.listing() if isinstance(one, Known)}
    ours = Transfer.objects.filter(provider=provider.name, reference__in=said)
    rows = {row.reference: row for row in ours}
    for payout in Payout.objects.filter(provider=provider.name, reference__in=said):
        one, row = said[payout.reference], rows.get(payout.reference)
        if AS_SAID[one.status] != payout.state or one.amount != payout.amount:
            continue
        if row is None:  # a payout that was adopted
            row = Transfer(provider=provider.name, reference=one.reference, amount=one.amount)
            row.currency = one.currency
        if row.pk is None or row.status != one.status:
            row.status, row.reason = one.status, one.reason[:280]
            row.save()


def _known(one: Answer) -> Known | Unreadable:
    try:
        amount = parse_minor(one.amount, one.currency)
    except ValueError:
        return Unreadable(one.reference)
    return Known(one.reference, amount, one.currency, one.status, one.reason)
