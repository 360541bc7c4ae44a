"""How numbers are written for whoever reads this answer or this mail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.humanize.templatetags.humanize import intcomma
from django.template.defaultfilters import filesizeformat
from django.utils.translation import get_language

from hitrecord.foundation.currency import format_minor

SIGNS = {"comma": (",", "."), "point": (".", ","), "space": ("\u202f", ",")}
"""Between thousands, and before the fraction. The space is a narrow one that does not break."""
HABITS = {"de": "point"}
"""Of a language, where the reader chose nothing."""
SYMBOL_LAST = frozenset({"de"})
"""Languages that write the currency behind the amount."""
_now: ContextVar[str] = ContextVar("numbers", default="")


@contextmanager
def written(way: str) -> Iterator[None]:
    token = _now.set(way)
    try:
        yield
    finally:
        _now.reset(token)


def as_read(number: str) -> str:
    """From "1,234.56"; as the language has it when nobody chose."""
    way = _now.get() or HABITS.get(get_language() or "", "comma")
    thousands, fraction = SIGNS.get(way, SIGNS["comma"])
    return number.translate({ord(","): thousands, ord("."): fraction})


def grouped(number: int) -> str:
    return as_read(intcomma(number, use_l10n=False))


def money(amount: int, currency: str) -> str:
    """`31842` in USD is `$318.42`, and `318,42 $` where that is how the language has it."""
    is_last = (get_language() or "") in SYMBOL_LAST
    return as_read(format_minor(amount, currency, symbol_last=is_last))


def weight(count: int) -> str:
    """Of so many bytes."""
    return as_read(filesizeformat(count))


def chosen() -> str:
    """The way of whoever reads this; "" when nobody chose."""
    return _now.get()
