"""How numbers are written for whoever reads this answer or this mail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.humanize.templatetags.humanize import intcomma
from django.template.defaultfilters import filesizeformat

SIGNS = {"comma": (",", "."), "point": (".", ","), "space": ("\u202f", ",")}
"""Between thousands, and before the fraction. The space is a narrow one that does not break."""
_now: ContextVar[str] = ContextVar("numbers", default="")


@contextmanager
def written(way: str) -> Iterator[None]:
    token = _now.set(way)
    try:
        yield
    finally:
        _now.reset(token)


def as_read(number: str) -> str:
    """From "1,234.56"; as it is when nobody chose."""
    thousands, fraction = SIGNS.get(_now.get(), (",", "."))
    return number.translate({ord(","): thousands, ord("."): fraction})


def grouped(number: int) -> str:
    return as_read(intcomma(number, use_l10n=False))


def weight(count: int) -> str:
    """Of so many bytes."""
    return as_read(filesizeformat(count))


def chosen() -> str:
    """The way of whoever reads this; "" when nobody chose."""
    return _now.get()
