"""The day of the month on which finance makes a batch of payouts."""

from __future__ import annotations

from datetime import date


def next_day(today: date, day: int) -> date | None:
    """None when no day is kept (0). A day is one that every month has."""
    if not day:
        return None
    if today.day <= day:
        return today.replace(day=day)
    year, month = divmod(today.year * 12 + today.month, 12)
    return date(year, month + 1, day)
