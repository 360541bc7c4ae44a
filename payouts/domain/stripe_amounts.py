"""Amounts as Stripe counts them, which is not everywhere how ISO 4217 does."""

from __future__ import annotations

WITHOUT_CENTS = frozenset({
    "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
    "XOF", "XPF",
})  # fmt: skip
"""Others have two decimals there, or three that end in a zero."""


def to_stripe(amount: int, currency: str, exponent: int) -> int:
    """Minor units of Stripe's. Raises ValueError for what Stripe cannot write."""
    theirs = _theirs(currency, exponent)
    if theirs >= exponent:
        whole, rest = amount * int(10 ** (theirs - exponent)), 0
    else:
        whole, rest = divmod(amount, int(10 ** (exponent - theirs)))
    if rest or (theirs == 3 and whole % 10):
        raise ValueError(f"{amount} {currency}")
    return whole


def from_stripe(amount: int, currency: str, exponent: int) -> int:
    """Raises ValueError for what is no whole number of our minor units."""
    theirs = _theirs(currency, exponent)
    if theirs <= exponent:
        return amount * int(10 ** (exponent - theirs))
    whole, rest = divmod(amount, int(10 ** (theirs - exponent)))
    if rest:
        raise ValueError(f"{amount} {currency}")
    return whole


def _theirs(currency: str, exponent: int) -> int:
    if currency in WITHOUT_CENTS:
        return 0
    return exponent if exponent == 3 else 2
