"""What was earned and paid in each calendar year: for one person, for finance, for everybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from hitrecord.foundation.kept import keep, kept
from payouts import books
from payouts.books.kinds import EARNING, PAID

ALL_YEARS = "payouts:paid-by-year"
AN_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Year:
    """Minor units. `payee` is 0 where it is one's own."""

    year: int
    currency: str
    earned: int
    paid: int
    payee: int = 0


@dataclass(frozen=True, slots=True)
class PublicYear:
    year: int
    paid: dict[str, int]
    """To contributors, by currency."""


def years_of(person_id: int) -> list[Year]:
    """Newest first; two statements."""
    rows = books.years_of(person_id)
    return [
        _sum(year, currency, ((kind, amount) for _y, _c, kind, amount in lines))
        for (year, currency), lines in groupby(rows, key=lambda row: row[:2])
    ]


def year_of_everybody(year: int) -> Iterator[Year]:
    """By payee; one statement, and as much memory as one line needs."""
    rows = books.year_of_everybody(year)
    for (payee, currency), lines in groupby(rows, key=lambda row: row[:2]):
        told = ((kind, amount) for _p, _c, kind, amount in lines)
        yield _sum(year, currency, told, payee)


def public_years() -> list[PublicYear]:
    """Newest first. Every visitor of the front page asks, and it is the sum of all payouts there
    ever were: it is added up once an hour."""
    rows = kept(ALL_YEARS)
    if rows is None:
        rows = books.paid_by_year()
        keep(ALL_YEARS, rows, AN_HOUR)
    return [
        PublicYear(year, {currency: amount for _year, currency, amount in lines})
        for year, lines in groupby(rows, key=lambda row: row[0])
    ]


def _sum(year: int, currency: str, lines: Iterable[tuple[str, int]], payee: int = 0) -> Year:
    earned = paid = 0
    for kind, amount in lines:
        if kind in EARNING:
            earned -= amount
        elif kind in PAID:
            paid += amount
    return Year(year, currency, earned, paid, payee)
