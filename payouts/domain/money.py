"""Whole minor units: cutting them up exactly, and writing them for people. No floats anywhere."""

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

GRAINS: Final = 10**12
"""A pool is cut into this many grains; shares are counted in grains before they are money."""

_LONG = 96
_SAFE_PRODUCT = 2**62

_EXPONENTS: Final = dict.fromkeys(
    [
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "UYI",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ],
    0,
) | dict.fromkeys(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"], 3)
_SYMBOLS: Final = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_AMOUNT = re.compile(r"([+-]?)(\d[\d,]*|(?=\.))(?:\.(\d+))?", re.ASCII)


def apportion(total: int, weights: Sequence[int]) -> list[int]:
    """Cut `total` by `weights`: floors first, then one unit each to the largest remainders.

    Ties go to the earlier position. The parts always add up to `total`.
    Raises ValueError when there is no positive weight or anything is negative.
    """
    whole = sum(weights)
    if whole <= 0 or total < 0 or min(weights) < 0:
        raise ValueError("Only a total of at least 0 can be cut, by weights of at least 0.")
    if len(weights) >= _LONG and total * max(weights) < _SAFE_PRODUCT and whole < _SAFE_PRODUCT:
        return _apportion_long(total, weights, whole)
    products = [total * weight for weight in weights]
    parts = [product // whole for product in products]
    left = total - sum(parts)
    if left:
        remainders = [product % whole for product in products]
        for place in sorted(range(len(parts)), key=remainders.__getitem__, reverse=True)[:left]:
            parts[place] += 1
    return parts


def _apportion_long(total: int, weights: Sequence[int], whole: int) -> list[int]:
    """The same rule on 64-bit arrays; the caller has made sure that nothing overflows."""
    parts, remainders = np.divmod(np.array(weights, dtype=np.int64) * total, whole)
    left = total - int(parts.sum())
    parts[np.argsort(-remainders, kind="stable")[:left]] += 1
    cut: list[int] = parts.tolist()
    return cut


def halve(profit: int) -> tuple[int, int]:
    """(company, contributors). An odd unit goes to the contributors; there is no half of a loss."""
    if profit < 0:
        raise ValueError("A loss is carried forward, it is never halved.")
    company = profit // 2
    return company, profit - company


def exponent(currency: str) -> int:
    """How many decimal places the currency's minor unit has (2 unless ISO 4217 says otherwise)."""
    return _EXPONENTS.get(currency, 2)


def decimal_text(amount: int, currency: str) -> str:
    """`-123456` in USD is `-1234.56`: for files that machines read."""
    return _decimal(amount, currency, grouping="")


def format_minor(amount: int, currency: str) -> str:
    """`-123456` in USD is `−$1,234.56`; a currency without a symbol is written `CHF 12.00`."""
    sign = "−" if amount < 0 else ""
    symbol = _SYMBOLS.get(currency, f"{currency}\N{NO-BREAK SPACE}")
    return f"{sign}{symbol}{_decimal(abs(amount), currency, grouping=',')}"


def _decimal(amount: int, currency: str, *, grouping: str) -> str:
    places = exponent(currency)
    units, rest = divmod(abs(amount), 10**places)
    sign = "-" if amount < 0 else ""
    fraction = f".{rest:0{places}d}" if places else ""
    return f"{sign}{units:{grouping}}{fraction}"


def parse_minor(text: str, currency: str) -> int:
    """Read `1,234.5` as minor units. Raises ValueError with a sentence for the person who typed."""
    places = exponent(currency)
    match = _AMOUNT.fullmatch(text.strip().replace("−", "-"))
    if match is None:
        raise ValueError("Write the amount in figures, like 1234.56.")
    sign, units, fraction = match[1], match[2].replace(",", "") or "0", match[3] or ""
    if len(fraction) > places:
        raise ValueError(f"{currency} has {places} decimal places, not {len(fraction)}.")
    if len(units) > 18:
        raise ValueError("That amount is too large.")
    amount = int(units + fraction.ljust(places, "0"))
    return -amount if sign == "-" else amount
