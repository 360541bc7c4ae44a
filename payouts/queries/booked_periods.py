"""What came in and went out of a production, line by line and period by period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from payouts.models import Budget, Cost, Proposal, Sale
from projects.models import Production

Row = Sale | Cost | Budget


@dataclass(frozen=True)
class BookLine:
    date: date
    what: str
    amount: int
    """Minor units, negative for what it cost."""
    remark: str = ""
    is_budget: bool = False


@dataclass(frozen=True)
class BookedPeriod:
    """`proposal` is the standing one, None for what no proposal has yet."""

    proposal: Proposal | None
    lines: list[BookLine]

    @property
    def is_shared(self) -> bool:
        """Something was sold, or something cost: half of what is left is the people's."""
        return not all(line.is_budget for line in self.lines)

    @property
    def profit(self) -> int:
        return sum(line.amount for line in self.lines if not line.is_budget)

    @property
    def budget(self) -> int:
        """All of it is the people's."""
        return sum(line.amount for line in self.lines if line.is_budget)


def periods_of(
    production: Production, currency: str, proposals: Iterable[Proposal]
) -> list[BookedPeriod]:
    """Oldest first, of published proposals, then what waits; three statements."""
    standing = {one.thread_id: one for one in proposals}
    lines: dict[int | None, list[BookLine]] = defaultdict(list)
    for rows in (Sale.objects, Budget.objects, Cost.objects):
        found = rows.filter(production=production, currency=currency)
        row: Row
        for row in found.select_related("proposal", "reversed_by"):
            thread = row.proposal.thread_id if row.proposal else None
            lines[thread if thread in standing else None] += _lines(row)
    listed = sorted(standing.values(), key=lambda one: (one.opened_at is None, one.opened_at))
    periods = [BookedPeriod(one, lines[one.thread_id]) for one in listed]
    return periods + ([BookedPeriod(None, lines[None])] if lines[None] else [])


def _lines(row: Row) -> Iterator[BookLine]:
    remark = _remark(row)
    if isinstance(row, Sale):
        yield BookLine(row.date, f"{row.what}, {row.buyer}", row.gross, remark)
        for kept, words in ((row.fees, _("Fees: %(what)s")), (row.tax, _("Tax: %(what)s"))):
            if kept:
                yield BookLine(row.date, words % {"what": row.what}, -kept)
    elif isinstance(row, Budget):
        what = _("Budget: %(what)s") % {"what": row.what}
        yield BookLine(row.date, what, row.amount, remark, is_budget=True)
    else:
        label = {"what": row.what, "category": row.get_category_display()}
        yield BookLine(row.date, _("%(what)s (%(category)s)") % label, -row.amount, remark)


def _remark(row: Row) -> str:
    if row.reverses_id:
        return _("takes an earlier line back")
    return _("taken back by a later line") if hasattr(row, "reversed_by") else ""
