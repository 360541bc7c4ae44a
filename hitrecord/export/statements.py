from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from hitrecord.foundation.currency import decimal_text
from payouts.domain.periods import Span
from payouts.queries.statement import lines_of, opening_of
from payouts.queries.years import years_of

COLUMNS = ["at", "what", "amount", "balance", "currency", "amount_minor", "balance_minor"]
"""Amounts as they are written, and in whole minor units for whoever goes on reckoning."""


def years_to_state(user: User) -> range:
    """From the year somebody joined on, or in which something was first booked for them, which may
    be long before."""
    booked = (each.year for each in years_of(user.person.pk))
    return range(min([user.joined_at.year, *booked]), timezone.now().year + 1)


def lines(person: int, year: int) -> Iterator[dict[str, Any]]:
    """What was carried forward, and what was booked."""
    span = Span(year)
    opening = opening_of(person, span)
    for currency, owed in sorted(opening.items()):
        if owed:
            yield _line(span.first, _("Carried forward"), None, owed, currency)
    for line in lines_of(person, span, opening):
        yield _line(line.at, line.what, line.amount, line.balance, line.currency)


def _line(at: Any, what: str, amount: int | None, balance: int, currency: str) -> dict[str, Any]:
    written = None if amount is None else decimal_text(amount, currency)
    values = [at.isoformat(), what, written, decimal_text(balance, currency), currency]
    return dict(zip(COLUMNS, [*values, amount, balance], strict=True))
