"""Twelve months of money as bars. Units are those of the view box."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format

from hitrecord.foundation.clock import office_day
from hitrecord.foundation.currency import exponent

MONTHS = 12


@dataclass(frozen=True)
class Bar:
    month: str
    initial: str
    name: str
    amount: int
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def label_y(self) -> float:
        return self.y - 7


@dataclass(frozen=True)
class Chart:
    currency: str
    bars: list[Bar]
    guides: list[tuple[float, int]]
    """(y, minor units)."""
    width: float
    height: float
    floor: float


def first_month(today: date) -> date:
    """The first day of the twelve months that end with today's."""
    months = today.year * 12 + today.month - MONTHS
    return date(months // 12, months % 12 + 1, 1)


def chart(
    booked: Iterable[tuple[datetime, int]],
    *,
    today: date,
    currency: str,
    width: float = 880,
    height: float = 320,
) -> Chart:
    """`booked`: (when, minor units)."""
    start = first_month(today)
    months = [date(start.year + (start.month - 1 + n) // 12, (start.month - 1 + n) % 12 + 1, 1)
              for n in range(MONTHS)]  # fmt: skip
    sums = dict.fromkeys(months, 0)
    for at, amount in booked:
        month = office_day(at).replace(day=1)
        if month in sums:
            sums[month] += amount
    most = max([*sums.values(), 1])
    step = _step(most, 10 ** exponent(currency))
    floor, room = height - 34, height - 70
    top = max(most, step)
    pitch = width / MONTHS
    bars = [
        _bar(month, max(amount, 0), n * pitch + pitch * 0.16, pitch * 0.68, floor, room / top)
        for n, (month, amount) in enumerate(sums.items())
    ]
    guides = [(floor - room * mark / top, mark) for mark in range(step, most + 1, step)]
    return Chart(currency, bars, guides, width, height, floor)


def _bar(month: date, amount: int, x: float, width: float, floor: float, unit: float) -> Bar:
    tall = amount * unit
    return Bar(
        month=date_format(month, "M"),
        initial=date_format(month, "M")[:1],
        name=date_format(month, "F Y"),
        amount=amount,
        x=round(x, 1),
        y=round(floor - tall, 1),
        width=round(width, 1),
        height=round(tall, 1),
    )


def _step(most: int, whole: int) -> int:
    """A round distance of the guides: at most four of them."""
    step = whole
    for factor in (2, 5, 10) * 9:
        if most // step <= 4:
            break
        base = whole * 10 ** (len(str(step // whole)) - 1)
        step = base * factor
    return step
