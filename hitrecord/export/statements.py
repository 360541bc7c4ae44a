from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from accounts.models import User
from payouts.domain.periods import Span
from payouts.queries.statement import lines_of, opening_of


def statements_of(user: User) -> Iterator[tuple[int, Iterator[list[str]]]]:
    """(year, lines) from the year somebody joined on: what was booked for them, in minor units."""
    for year in range(user.joined_at.year, timezone.now().year + 1):
        span = Span(year)
        yield year, _lines(user.person.pk, span)


def _lines(person: int, span: Span) -> Iterator[list[str]]:
    yield ["at", "what", "amount", "balance", "currency"]
    for line in lines_of(person, span, opening_of(person, span)):
        yield [line.at.isoformat(), line.what, str(line.amount), str(line.balance), line.currency]
