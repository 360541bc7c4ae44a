"""One sold production's money in four numbers, for the front page."""

from __future__ import annotations

from dataclasses import dataclass

from payouts.models import Pool, Proposal
from payouts.queries.years import PublicYear, public_years

WIDTH = 1200


@dataclass(frozen=True)
class FrontBooks:
    """Minor units; the widths are parts of a drawing 1200 wide."""

    proposal: Proposal
    people: int
    costs_width: int
    company_width: int
    people_width: int
    year: PublicYear | None
    """The newest year in which people were paid."""

    @property
    def people_at(self) -> int:
        return self.costs_width + self.company_width


def front_books() -> FrontBooks | None:
    """The newest sale whose shares are final, in three statements; None before there is one. A
    budget has no halves to show."""
    final = (
        Proposal.objects.final().filter(follows=None, kind=Pool.PROFIT).select_related("production")
    )
    shown = final.filter(production__project__hidden_at=None)
    found = shown.order_by("-final_at").first()
    if found is None:
        return None
    years = public_years()
    costs = WIDTH * found.costs // found.income
    company = WIDTH * found.company // found.income
    return FrontBooks(
        found,
        found.shares.count(),
        costs,
        company,
        WIDTH - costs - company,
        next(iter(years), None),
    )
