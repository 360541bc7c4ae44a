"""Amounts on pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from django import template

from hitrecord.foundation import numbers
from hitrecord.foundation.currency import exponent
from hitrecord.foundation.numbers import as_read
from hitrecord.foundation.text import as_sentence
from payouts.explained import sums

register = template.Library()
FIGURES: Final = re.compile(r"[\d\s.,×+−/()%]+")


@register.filter
def money(amount: int, currency: str) -> str:
    """`31842` in USD is `$318.42`, written as the reader chose."""
    return numbers.money(amount, currency)


@register.filter
def signed(amount: int, currency: str) -> str:
    """`450` in USD is `+$4.50`, and less than nothing has its minus."""
    return f"+{money(amount, currency)}" if amount > 0 else money(amount, currency)


@register.filter
def plain(amount: int, currency: str) -> str:
    """`31842` in USD is `318.42`."""
    return as_read(sums.plain(amount, currency))


@register.filter
def whole(amount: int, currency: str) -> str:
    """`30000` in USD is `$300`."""
    return _whole(money(amount, currency), currency)


@register.filter
def whole_plain(amount: int, currency: str) -> str:
    """`31882` in USD is about `319`."""
    return _whole(plain(round(amount, -exponent(currency)), currency), currency)


def _whole(said: str, currency: str) -> str:
    """Without the fraction, which some languages follow by the currency."""
    places = exponent(currency)
    return re.sub(rf"[.,]\d{{{places}}}(?=\D*$)", "", said) if places else said


@register.filter
def moneys(sums: Mapping[str, int]) -> str:
    """Several currencies stand beside each other; none is worth converting."""
    told = [money(sums[currency], currency) for currency in sorted(sums) if sums[currency]]
    return " + ".join(told) or money(0, next(iter(sums), "USD"))


@register.filter
def percent(grains: int) -> str:
    """Grains of 10^12 as a share of the pool: `7.6000 %`."""
    return as_read(f"{float(Fraction(grains, 10**10)):.4f} %")


@register.filter
def figures(said: str) -> str:
    """Of a line of a sum: figures as the reader writes them, words as they are."""
    return as_read(said) if FIGURES.fullmatch(said) else said


@register.filter
def points(basis_points: int) -> str:
    """`2000` basis points are `20 %`."""
    return as_read(f"{basis_points / 100:g} %")


@register.filter
def short_hash(value: str) -> str:
    return f"{value[:8]}…{value[-8:]}"


@register.filter
def sentence(said: str) -> str:
    """What somebody gave as a reason, where a sentence of ours follows it."""
    return as_sentence(said)
