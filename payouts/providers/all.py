"""The providers by their names; `PAYOUT_PROVIDER` says which one new batches use."""

from __future__ import annotations

from payouts.providers import Provider
from payouts.providers.masspay import MassPay
from payouts.providers.sandbox import Sandbox

_ALL: dict[str, Provider] = {one.name: one for one in (MassPay(), Sandbox())}


def names() -> list[str]:
    return list(_ALL)


def provider_named(name: str) -> Provider:
    """Raises KeyError: a payout never names another."""
    return _ALL[name]
