"""Twelve months of money as bars. Units are those of the view box."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format

from hitrecord.foundation.clock import office_day
from hitrecord.foundation.currency import exponent

MONTHS = 12
HANGING = 22
"""Room for the figure below a bar that hangs."""
FIGURE = 7.5
"""About as wide is a figure over a bar."""
LOW = 4
"""A bar has no figure where there is little room, if the highest is so many times higher."""


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
    due: float
    """So much of it, from the top, is not paid yet."""
    told: bool
    """Has whole units over it where there is no room for all of the figure."""

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def label_y(self) -> float:
        """Above the bar, or below one that hangs."""
        return self.y - 7 if self.amount >= 0 else self.y + self.height + 14


@dataclass(frozen=True)
class Chart:
    currency: str
    bars: list[Bar]
    guides: list[tuple[float, int]]
    """(y, minor units)."""
    width: float
    height: float
    floor: float
    """Where nothing is: above it came in, below it was taken back."""

    @property
    def due(self) -> bool:
        return any(bar.due for bar in self.bars)

    @property
    def paid(self) -> bool:
        return any(bar.amount > 0 and bar.due < bar.height for bar in self.bars)


def first_month(today: date) -> date:
    """The first day of the twelve months that end with today's."""
    months = today.year * 12 + today.month - MONTHS
    return date(months // 12, months % 12 + 1, 1)


def chart(
    booked: Iterable[tuple[datetime, int]],
    *,
    today: date,
    currency: str,
    due: int = 0,
    width: float = 880,
    height: float = 320,
) -> Chart:
    """`booked`: (when, minor units). What was booked first was paid first: `due` is of the last."""
    start = first_month(today)
    months = [date(start.year + (start.month - 1 + n) // 12, (start.month - 1 + n) % 12 + 1, 1)
              for n in range(MONTHS)]  # fmt: skip
    sums = dict.fromkeys(months, 0)
    for at, amount in booked:
        month = office_day(at).replace(day=1)
        if month in sums:
            sums[month] += amount
    most, lost = max([*sums.values(), 1]), -min([*sums.values(), 0])
    step = _step(max(most, lost), 10 ** exponent(currency))
    room = height - 70 - (HANGING if lost else 0)
    top = max(most, step)
    unit = room / (top + lost)
    floor = height - 34 - (HANGING + lost * unit if lost else 0)
    pitch = width / MONTHS
    digits = len(f"{most // 10 ** exponent(currency):,}")
    enough = most if digits * FIGURE > pitch else most / LOW
    unpaid = _unpaid(sums, due)
    bars = [
        _bar(
            month,
            amount,
            n * pitch + pitch * 0.16,
            pitch * 0.68,
            floor,
            unit,
            due=unpaid[month],
            told=amount >= enough,
        )
        for n, (month, amount) in enumerate(sums.items())
    ]
    guides = [(floor - unit * mark, mark) for mark in range(step, most + 1, step)]
    return Chart(currency, bars, guides, width, height, floor)


def _unpaid(sums: dict[date, int], due: int) -> dict[date, int]:
    """How much of each month is part of `due`, the last months first."""
    unpaid = {}
    for month in sorted(sums, reverse=True):
        unpaid[month] = min(max(sums[month], 0), max(due, 0))
        due -= min(sums[month], unpaid[month])  # what was taken back was of an earlier month
    return unpaid


def _bar(
    month: date,
    amount: int,
    x: float,
    width: float,
    floor: float,
    unit: float,
    *,
    due: int,
    told: bool,
) -> Bar:
    tall = abs(amount) * unit
    return Bar(
        month=date_format(month, "M"),
        initial=date_format(month, "M")[:1],
        name=date_format(month, "F Y"),
        amount=amount,
        x=round(x, 1),
        y=round(floor - max(amount * unit, 0), 1),
        width=round(width, 1),
        height=round(tall, 1),
        due=round(due * unit, 1),
        told=told,
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
