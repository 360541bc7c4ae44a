"""The year or the month a statement is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """From `first` on, and before `after`."""

    year: int
    month: int = 0
    """0 for the whole year."""

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, 1)

    @property
    def after(self) -> date:
        if not self.month or self.month == 12:
            return date(self.year + 1, 1, 1)
        return date(self.year, self.month + 1, 1)

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)


def span_of(year: int, month: int = 0) -> Span | None:
    """None for what no calendar has."""
    return Span(year, month) if 1970 <= year <= 9998 and 0 <= month <= 12 else None
