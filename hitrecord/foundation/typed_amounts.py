"""Amounts as people type them."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from hitrecord.foundation.currency import decimal_text, exponent

_UNITS = r"\d{1,3}(?:,\d{3})+|\d+"
_AMOUNT = re.compile(rf"([+-]?)({_UNITS}|(?=\.))(?:\.(\d+))?", re.ASCII)
_COMMA_FOR_CENTS = re.compile(r"[+-]?\d+(?:\.\d{3})*,\d+", re.ASCII)


def parse_minor(text: str, currency: str) -> int:
    """Read `1,234.5` as minor units; a comma only parts thousands, it is never a decimal comma:
    an amount that is misread is worse than a hint.

    Raises ValueError with a sentence for the person who typed.
    """
    places = exponent(currency)
    typed = text.strip().replace("−", "-")
    match = _AMOUNT.fullmatch(typed)
    if match is None:
        raise ValueError(_hint(typed, currency))
    sign, units, fraction = match[1], match[2].replace(",", "") or "0", match[3] or ""
    if fraction == "00" and not places:
        fraction = ""  # as programs write yen that were made for dollars
    if fraction and not places:
        words = _("%(currency)s has no decimal places: write whole numbers, like %(example)s.")
        raise ValueError(words % {"currency": currency, "example": _example(currency)})
    if len(fraction) > places:
        words = _("%(currency)s has %(places)s decimal places, not %(typed)s.")
        said = {"currency": currency, "places": places, "typed": len(fraction)}
        raise ValueError(words % said)
    if len(units) > 18:
        raise ValueError(_("That amount is too large."))
    amount = int(units + fraction.ljust(places, "0"))
    return -amount if sign == "-" else amount


def _hint(typed: str, currency: str) -> str:
    if exponent(currency) and _COMMA_FOR_CENTS.fullmatch(typed):
        return _("Use a point for decimals, like %(example)s.") % {"example": _example(currency)}
    return _("Write the amount in figures, like %(example)s.") % {"example": _example(currency)}


def _example(currency: str) -> str:
    """1,234.56 with as many decimals as the currency has."""
    places = exponent(currency)
    fraction = decimal_text(int("1234567"[: 4 + places]), currency).partition(".")[2]
    return f"1,234.{fraction}" if fraction else "1,234"
