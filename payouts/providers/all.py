"""The providers by their names; `PAYOUT_PROVIDER` says which one new batches use."""

from __future__ import annotations

from django.conf import settings

from payouts.providers import Provider
from payouts.providers.masspay import MassPay
from payouts.providers.sandbox import Sandbox
from payouts.providers.stripe import Stripe

_ALL: dict[str, Provider] = {one.name: one for one in (MassPay(), Sandbox(), Stripe())}


def names() -> list[str]:
    """Those that can be asked: Stripe only where it is set up."""
    return [name for name in _ALL if name != Stripe.name or settings.STRIPE_SECRET_KEY]


def provider_named(name: str) -> Provider:
    """Raises KeyError: a payout never names another."""
    return _ALL[name]
