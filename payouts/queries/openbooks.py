"""The open books: what every production took, cost and handed out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.urls import reverse

from payouts import books
from payouts.models import Budget, Category, Cost, Hold, Pool, Proposal, Sale, Share, State
from payouts.queries.booked_periods import BookedPeriod, periods_of
from payouts.queries.lineage_alone import Headcount, headcounts
from payouts.queries.naming import called_for
from payouts.queries.period import Period, currencies_of, open_period, whole
from projects.models import Production


@dataclass(frozen=True)
class Line:
    """A production's money in one currency, minor units."""

    title: str
    url: str
    currency: str
    income: int
    costs: int
    budget: int
    """Fixed, all of it for the people."""
    people: int
    """Handed out, or to be handed out, to contributors by published proposals."""
    company: int

    @property
    def profit(self) -> int:
        return self.income - self.costs


@dataclass(frozen=True)
class ProductionBooks:
    currency: str
    total: Period
    waiting: Period
    budget: int
    """Fixed so far, all of it for the people."""
    budget_waiting: int
    periods: list[BookedPeriod]
    costs: list[tuple[str, int]]
    """By category, over all periods, the largest first."""
    fees: int
    proposals: list[tuple[Proposal, Headcount]]
    community: int
    """Distributed to nobody, because everybody waived."""
    booked: int
    """For people, by what is final and distributed."""
    paid: int
    """Of that, what has left to them."""
    unclaimed: int
    """Booked for people who have no account yet, what was decided for them included, without what
    is held or went to others."""

    @property
    def is_budget_alone(self) -> bool:
        return bool(self.budget) and not (self.total.income or self.total.costs)


def open_to(user: Any) -> QuerySet[Production]:
    """Books are open once the production is released or a proposal published; to leads and staff
    before that."""
    return Production.objects.filter(
        Q(pk__in=Production.objects.visible_to(user).order_by().values("pk"))
        | Q(pk__in=Proposal.objects.published().order_by().values("production"))
    )


def lines(user: Any) -> list[Line]:
    """What is open to the user, newest production first; five statements for any number."""
    totals: dict[tuple[int, str], list[int]] = {}
    sold = Sale.objects.values_list("production", "currency").annotate(
        Sum("gross"), Sum("fees"), Sum("tax")
    )
    for production, currency, gross, fees, tax in sold.order_by():
        _add(totals, production, currency, [gross, fees + tax, 0, 0, 0])
    spent = Cost.objects.values_list("production", "currency").annotate(Sum("amount"))
    for production, currency, amount in spent.order_by():
        _add(totals, production, currency, [0, amount, 0, 0, 0])
    fixed = Budget.objects.values_list("production", "currency").annotate(Sum("amount"))
    for production, currency, amount in fixed.order_by():
        _add(totals, production, currency, [0, 0, amount, 0, 0])
    shared = Proposal.objects.standing().values_list("production", "currency")
    for production, currency, pool, company in shared.annotate(
        Sum("pool"), Sum("company")
    ).order_by():
        _add(totals, production, currency, [0, 0, 0, pool, company])
    shown = {production for production, _currency in totals}
    named = open_to(user).select_related("project").in_bulk(shown)
    called_for(user, named.values())
    return [
        Line(
            named[production].title,
            reverse("books", args=[named[production].slug]),
            currency,
            *totals[production, currency],
        )
        for production, currency in sorted(totals, key=lambda key: (-key[0], key[1]))
        if production in named
    ]


def _add(
    totals: dict[tuple[int, str], list[int]], production: int, currency: str, more: list[int]
) -> None:
    before = totals.setdefault((production, currency), [0, 0, 0, 0, 0])
    totals[production, currency] = [a + b for a, b in zip(before, more, strict=True)]


def books_of(production: Production) -> list[ProductionBooks]:
    """One for each currency the production has money in."""
    return [_books(production, currency) for currency in currencies_of(production.pk)]


def _books(production: Production, currency: str) -> ProductionBooks:
    sales = Sale.objects.filter(production=production, currency=currency)
    kept = sales.aggregate(sum=Sum("fees", default=0) + Sum("tax", default=0))
    spent = (
        Cost.objects.filter(production=production, currency=currency)
        .order_by()
        .values_list("category")
        .annotate(sum=Sum("amount"))
        .order_by("-sum", "category")
    )
    proposals = list(
        Proposal.objects.standing()
        .filter(production=production, currency=currency)
        .select_related("distribution")
        .defer("document")
    )
    counted = headcounts(proposals)
    done = [one for one in proposals if one.state == State.DISTRIBUTED]
    return ProductionBooks(
        currency=currency,
        total=whole(production.pk, currency),
        waiting=open_period(production.pk, currency),
        budget=whole(production.pk, currency, Pool.BUDGET).income,
        budget_waiting=open_period(production.pk, currency, Pool.BUDGET).income,
        periods=periods_of(production, currency, proposals),
        costs=[(str(Category(category).label), amount) for category, amount in spent if amount],
        fees=kept["sum"],
        proposals=[(one, counted[one.pk]) for one in proposals],
        community=sum(one.unallocated for one in done),
        booked=sum(one.pool - one.unallocated for one in done),
        paid=_paid(done, currency),
        unclaimed=_unclaimed(production, currency),
    )


def _paid(distributed: list[Proposal], currency: str) -> int:
    held = Hold.objects.filter(share__proposal__in=distributed, settled_at__isnull=False)
    keys = [one.entry_key for one in (*distributed, *held)]
    return books.paid_of(keys, currency) if distributed else 0


def _unclaimed(production: Production, currency: str) -> int:
    booked = Share.objects.filter(
        proposal__production=production,
        proposal__currency=currency,
        proposal__distribution__isnull=False,
    )
    waiting = booked.filter(person__user=None, person__payee__claimed_by=None)
    booked_for = waiting.aggregate(sum=Sum("amount", default=0))["sum"] or 0
    withheld = Hold.objects.filter(share__in=waiting).exclude(paid=True)
    decided = Hold.objects.filter(share__proposal__in=booked.values("proposal"), paid=False)
    gained = books.credited_to_guests([one.entry_key for one in decided])
    return booked_for + gained - (withheld.aggregate(sum=Sum("amount", default=0))["sum"] or 0)
