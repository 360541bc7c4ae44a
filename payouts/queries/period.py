"""What a period of a production holds: the sales and costs that no earlier proposal has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, Sum

from hitrecord.foundation.clock import office_day
from payouts.models import Budget, Cost, Pool, Proposal, Sale


@dataclass(frozen=True)
class Period:
    """Minor units. Fees and tax that were kept on the way are among the costs."""

    currency: str
    income: int
    costs: int

    @property
    def profit(self) -> int:
        return self.income - self.costs


def period_of(proposal: Proposal) -> Period:
    """A revision splits the money of what it revises: opening that one closed the period."""
    if proposal.revises:
        return Period(proposal.currency, proposal.revises.income, proposal.revises.costs)
    return _sum(proposal.currency, Q(proposal=proposal), proposal.kind)


def open_period(production_id: int, currency: str, kind: str = Pool.PROFIT) -> Period:
    """What the next proposal would hold; a loss stays here until later income covers it."""
    unproposed = Q(proposal=None) | Q(proposal__opened_at=None)
    return _sum(currency, unproposed & Q(production=production_id, currency=currency), kind)


def is_closed(production_id: int, currency: str, day: date, kind: str = Pool.PROFIT) -> bool:
    """Whether a proposal was opened on that day or since: what is dated then and recorded now is
    in the open period (section 2)."""
    opened = Proposal.objects.filter(
        production=production_id, currency=currency, kind=kind
    ).aggregate(last=Max("opened_at"))["last"]
    return bool(opened and day <= office_day(opened))


def whole(production_id: int, currency: str, kind: str = Pool.PROFIT) -> Period:
    """Everything so far. Fixed budgets are no profit: there is no company's half of them."""
    return _sum(currency, Q(production=production_id, currency=currency), kind)


def currencies_of(production_id: int) -> list[str]:
    """Every currency the production has money in, in alphabetical order."""
    rows = [
        model.objects.filter(production=production_id).values_list("currency", flat=True)
        for model in (Sale, Cost, Budget)
    ]
    return sorted({currency for row in rows for currency in row.distinct()})


def _sum(currency: str, rows: Q, kind: str = Pool.PROFIT) -> Period:
    if kind == Pool.BUDGET:
        budget = Budget.objects.filter(rows).aggregate(amount=Sum("amount", default=0))
        return Period(currency, budget["amount"], 0)
    sold = Sale.objects.filter(rows).aggregate(
        gross=Sum("gross", default=0), kept=Sum("fees", default=0) + Sum("tax", default=0)
    )
    spent = Cost.objects.filter(rows).aggregate(amount=Sum("amount", default=0))
    return Period(currency, sold["gross"], sold["kept"] + spent["amount"])
