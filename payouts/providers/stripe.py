"""Transfers to connected Stripe accounts: an optional extra (requirements/stripe.txt).

The library is imported when it is first used, and only where a secret key is set. Our reference
is the idempotency key, the transfer group and in the metadata: it stays one payment for ever.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_noop

from hitrecord.foundation.currency import exponent
from payouts.domain.payout_states import Status
from payouts.domain.stripe_amounts import from_stripe, to_stripe
from payouts.providers import Known, Order, Rejected, Unclear, Unreadable

NAME = "stripe"
ACCOUNT = "acct_"
TOLERANCE = 300  # seconds a webhook may be old


class NotSigned(Exception):
    """The webhook does not come from Stripe, or long ago."""


class Stripe:
    """`http` stands in for the network in tests."""

    name = NAME

    def __init__(self, http: Any = None) -> None:
        self.http = http
        self._client: Any = None

    def create(self, order: Order) -> Known:
        if not order.receiver.startswith(ACCOUNT):
            raise Rejected(
                gettext_noop("Only a Stripe account can be paid now. Say which one is yours.")
            )
        try:
            amount = to_stripe(order.amount, order.currency, exponent(order.currency))
        except ValueError as uneven:
            raise Rejected(
                gettext_noop(
                    "Stripe cannot pay out an amount this exact. It waits for the next earnings."
                ),
                is_ours=True,
            ) from uneven
        return _known(self._create(order, amount))

    def _create(self, order: Order, amount: int) -> Any:
        stripe = library()
        try:
            return self.client.v1.transfers.create(
                params={
                    "amount": amount,
                    "currency": order.currency.lower(),
                    "destination": order.receiver,
                    "transfer_group": order.reference,
                    "metadata": {"reference": order.reference},
                },
                options={"idempotency_key": order.reference},
            )
        except stripe.InvalidRequestError as no:
            raise _rejected(no) from no
        except stripe.StripeError as unclear:
            raise Unclear(order.reference) from unclear

    def fetch(self, reference: str) -> Known | None:
        for one in self._list(transfer_group=reference):
            if one.reference == reference:
                if isinstance(one, Unreadable):
                    raise Unclear(reference)
                return one
        return None

    def listing(self, since: datetime | None = None) -> Iterable[Known | Unreadable]:
        return list(self._list(**({"created": {"gte": int(since.timestamp())}} if since else {})))

    def _list(self, **only: Any) -> Iterator[Known | Unreadable]:
        try:
            listed = self.client.v1.transfers.list(params={"limit": 100, **only})
            for one in listed.auto_paging_iter():
                if _reference(one):
                    yield _read(one)
        except library().StripeError as unclear:
            raise Unclear("listing") from unclear

    @property
    def client(self) -> Any:
        if self._client is None:
            self._client = library().StripeClient(
                settings.STRIPE_SECRET_KEY, http_client=self.http, max_network_retries=0
            )
        return self._client


def check_signature(body: bytes, header: str) -> None:
    """Raises NotSigned. `body` is what came, byte for byte."""
    stripe = library()
    try:
        stripe.WebhookSignature.verify_header(
            body.decode(), header, settings.STRIPE_WEBHOOK_SECRET, TOLERANCE
        )
    except (stripe.SignatureVerificationError, UnicodeDecodeError) as no:
        raise NotSigned from no


def library() -> Any:
    return importlib.import_module("stripe")


def _reference(transfer: Any) -> str:
    return str(transfer.to_dict().get("metadata", {}).get("reference", ""))


def _read(transfer: Any) -> Known | Unreadable:
    try:
        return _known(transfer)
    except ValueError:
        return Unreadable(_reference(transfer))


def _known(transfer: Any) -> Known:
    """A transfer arrives at once, or not at all; reversed as a whole it came back. A part that
    was reversed is another amount, which reconciliation finds."""
    currency = transfer.currency.upper()
    amount = transfer.amount - (0 if transfer.reversed else transfer.amount_reversed)
    return Known(
        reference=_reference(transfer),
        amount=from_stripe(amount, currency, exponent(currency)),
        currency=currency,
        status=Status.RETURNED if transfer.reversed else Status.PAID,
        reason=gettext_noop("The transfer was reversed.") if transfer.reversed else "",
    )


def _rejected(no: Any) -> Rejected:
    if no.code == "balance_insufficient":
        return Rejected(
            gettext_noop("It could not be paid just now. Finance pays it again."), is_ours=True
        )
    return Rejected(
        gettext_noop("Stripe did not take it. Check that your Stripe account can be paid.")
    )
