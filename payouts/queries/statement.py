"""What a person was owed at the beginning, every line since, and what they were owed at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.utils import timezone

from payouts import books
from payouts.domain.periods import Span
from payouts.queries.line_words import told


@dataclass(frozen=True, slots=True)
class Line:
    """Minor units, positive for the person; the balance after it."""

    at: datetime
    what: str
    amount: int
    balance: int
    currency: str


@dataclass
class Account:
    """One currency of a statement: what was owed before its lines, and after them."""

    currency: str
    opening: int
    closing: int
    lines: list[Line] = field(default_factory=list)


def lines_of(person_id: int, span: Span, opening: dict[str, int]) -> Iterator[Line]:
    """Oldest first, one at a time: a statement of ten thousand lines needs no more memory."""
    balance = dict(opening)
    for at, currency, amount, *entry in books.lines_between(
        person_id, _moment(span.first), _moment(span.after)
    ):
        balance[currency] = balance.get(currency, 0) + amount
        yield Line(at, told(*entry), amount, balance[currency], currency)


def opening_of(person_id: int, span: Span) -> dict[str, int]:
    return books.owed_before(person_id, _moment(span.first))


def statement_of(person_id: int, span: Span) -> list[Account]:
    """By currency; two statements."""
    opening = opening_of(person_id, span)
    accounts = {code: Account(code, owed, owed) for code, owed in opening.items() if owed}
    for line in lines_of(person_id, span, opening):
        account = accounts.setdefault(
            line.currency, Account(line.currency, opening.get(line.currency, 0), 0)
        )
        account.lines.append(line)
        account.closing = line.balance
    return [accounts[code] for code in sorted(accounts)]


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())
