"""Whom a batch would pay, and who waits: grouped by what is in the way, with sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hitrecord.foundation.currency import format_minor
from payouts.queries.payability import Standing


@dataclass
class Group:
    """`why` is "" for those who can be paid."""

    why: str
    currency: str
    rows: list[tuple[Standing, str]] = field(default_factory=list)

    @property
    def total(self) -> str:
        return format_minor(sum(one.amount for one, _said in self.rows), self.currency)


def grouped(listed: Sequence[Standing], currency: str) -> tuple[Group, list[Group]]:
    """Whom it pays, and the others, those with most people first."""
    groups = {"": Group("", currency)}
    for one in listed:
        group = groups.setdefault(one.obstacle, Group(one.obstacle, currency))
        group.rows.append((one, format_minor(one.amount, one.currency)))
    paid = groups.pop("")
    return paid, sorted(groups.values(), key=lambda group: -len(group.rows))
