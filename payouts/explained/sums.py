"""Steps of an explanation with their sums, and how unrounded amounts are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hitrecord.foundation.currency import exponent


@dataclass(frozen=True)
class SumLine:
    label: str
    amount: str
    result: bool = False
    link: str = ""
    """Where the amount is explained that the line begins with."""


@dataclass(frozen=True)
class Step:
    title: str
    lines: list[SumLine] = field(default_factory=list)
    text: str = ""
    total: bool = False
    link: str = ""
    linked: str = ""


def exact(amount: Fraction, currency: str) -> str:
    """Minor units written out with two more places than the currency has: `318.4202`."""
    return f"{_printed(amount, currency):,f}"


def plain(amount: int, currency: str) -> str:
    """`1200000` in USD is `12,000.00`, without the sign of the currency."""
    places = exponent(currency)
    return f"{Decimal(amount).scaleb(-places):,.{places}f}".replace("-", "− ")


def less(amount: Fraction, rest: Fraction, currency: str) -> str:
    """`− 125.6922`: what the rest lacks as both are printed, so that the printed sum is right."""
    return f"− {_printed(amount, currency) - _printed(rest, currency):,f}"


def added(amounts: Sequence[Fraction], currency: str) -> SumLine:
    """`40.0000 + 10.0000` is `50.0000`: the sum of what is printed, so that whoever adds it up
    finds the same. The last digit may be two beside that of the unrounded sum, for four."""
    printed = [_printed(one, currency) for one in amounts]
    return SumLine(" + ".join(f"{one:,f}" for one in printed), f"{sum(printed):,f}")


def _printed(amount: Fraction, currency: str) -> Decimal:
    places = exponent(currency)
    value = (Decimal(amount.numerator) / Decimal(amount.denominator)).scaleb(-places)
    return value.quantize(Decimal(1).scaleb(-places - 2), ROUND_HALF_UP)
