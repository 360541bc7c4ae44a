"""Periods of one production: each begins where the one before it ended."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from payouts.models import Cost, Pool, Proposal
from payouts.river import Piece, rivers
from payouts.services.income import reverse_cost
from payouts.services.proposals import propose
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def test_two_that_were_computed_from_the_same_beginning_are_not_open_at_once() -> None:
    production = money.distributed().production
    money.sale(production, 5_000, what="The songs")
    money.budget(production, 500)
    profit = money.computed(production)
    budget = propose(
        production=production, currency="USD", by=builders.staff("finn"), kind=Pool.BUDGET
    )
    budget = money.calculated(budget)
    money.opened(profit)
    with pytest.raises(ValidationError, match="The last proposal is not final yet"):
        money.opened(budget)
    money.final(profit)
    with pytest.raises(ValidationError, match="compute it again"):
        money.opened(Proposal.objects.get(pk=budget.pk))


def given_back() -> Proposal:
    """A later period in which a sale is small and a cost of the first one comes back."""
    production = money.distributed().production
    paid = Cost.objects.filter(production=production).order_by("-amount")[0]
    reverse_cost(cost=paid, by=builders.staff("finn"), reason="The laboratory paid it back.")
    money.sale(production, 10_001, what="A postcard")
    return money.opened(money.computed(production))


def test_costs_that_came_back_keep_the_river_within_its_banks() -> None:
    later = given_back()
    assert later.costs < 0
    for river in rivers(later, [Piece("a", "Song", 60), Piece("b", "Film", 40)]):
        assert all(node.width >= 0 and node.height >= 0 for node in river.nodes)
        assert max(node.x + node.width for node in river.nodes) <= river.width
        assert max(node.y + node.height for node in river.nodes) <= river.height
        assert "costs given back" in [label.text for label in river.labels]
        assert "costs" not in [label.text for label in river.labels]


def test_costs_that_came_back_are_added_in_the_explanation(client: Client) -> None:
    later = given_back()
    key = later.shares.get(person__credit_name="Ada").person.key
    page = client.get(reverse("proposal_person", args=[later.pk, key])).content.decode()
    assert "Costs given back" in page
    assert "− −" not in page
