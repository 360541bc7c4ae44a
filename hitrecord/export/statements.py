from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from payouts.domain.periods import Span
from payouts.queries.statement import lines_of, opening_of
from payouts.queries.years import years_of


def statements_of(user: User) -> Iterator[tuple[int, Iterator[list[str]]]]:
    """(year, lines) from the year somebody joined on, or in which something was first booked for
    them, which may be long before: what was booked, in minor units."""
    booked = (each.year for each in years_of(user.person.pk))
    for year in range(min([user.joined_at.year, *booked]), timezone.now().year + 1):
        span = Span(year)
        yield year, _lines(user.person.pk, span)


def _lines(person: int, span: Span) -> Iterator[list[str]]:
    yield ["at", "what", "amount", "balance", "currency"]
    opening = opening_of(person, span)
    for currency, owed in sorted(opening.items()):
        if owed:
            yield [span.first.isoformat(), _("Carried forward"), "", str(owed), currency]
    for line in lines_of(person, span, opening):
        yield [line.at.isoformat(), line.what, str(line.amount), str(line.balance), line.currency]
