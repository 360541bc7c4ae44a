"""A page of a list that nobody counts: to count 200,000 works costs more than to draw thirty."""

from __future__ import annotations

from dataclasses import dataclass

FURTHEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Unending:
    """What a pager asks of a page."""

    number: int
    has_next: bool

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_other_pages(self) -> bool:
        return self.has_previous or self.has_next

    @property
    def next_page_number(self) -> int:
        return self.number + 1

    @property
    def previous_page_number(self) -> int:
        return self.number - 1


def number_of(typed: str) -> int | None:
    """None for what can be no page."""
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 9 else 0
    return number if 0 < number <= FURTHEST else None
