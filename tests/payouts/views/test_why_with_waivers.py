"""An explanation adds up to the amount also when somebody waives."""

import re
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from payouts.models import Proposal
from payouts.services.waivers import waive
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def without(*names: str) -> Proposal:
    production = money.sold()
    for name in names:
        waive(
            production=production,
            person=builders.person(name),
            by=builders.user(name),
            now=timezone.now(),
            reason="By the hour.",
        )
    return money.opened(money.computed(production))


def explained(client: Client, proposal: Proposal, name: str = "ada") -> str:
    key = builders.person(name).key
    return client.get(f"{proposal.get_absolute_url()}people/{key}/").content.decode()


def test_what_dan_waives_stands_between_what_came_and_what_is_paid(client: Client) -> None:
    proposal = without("dan")
    page = explained(client, proposal)
    assert "Dan waives" in page
    came = re.search(r"([\d.]+) × ([\d.]+)</dt><dd class=\"result\">([\d.]+)</dd>", page)
    assert came is not None
    before, factor, after = (Decimal(number) for number in came.groups())
    amount = proposal.shares.get(person__credit_name="Ada").amount
    assert before == Decimal("318.4202")
    assert abs(before * factor - after) < Decimal("0.001")
    assert abs(after * 100 - amount) < 1


def test_nobody_is_said_to_waive_where_nobody_does(client: Client) -> None:
    assert "waives" not in explained(client, without())


def test_several_who_waive_are_named_together(client: Client) -> None:
    assert "Dan and Eva waive" in explained(client, without("dan", "eva"))


def test_the_green_branches_are_as_wide_as_the_amount(client: Client) -> None:
    proposal = without("dan")
    share = proposal.shares.get(person__credit_name="Ada")
    page = explained(client, proposal)
    drawn = re.findall(r'<tspan class="amount">([^<]+)</tspan>', page)
    assert f"${share.amount / 100:,.2f}" in drawn
    assert share.amount > 31_842
