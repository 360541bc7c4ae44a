"""An explanation adds up to the amount also when somebody waives."""

import re
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from payouts.models import Proposal
from payouts.queries import sizes
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


def test_who_waives_reads_how_much_it_is_and_where_it_went(client: Client) -> None:
    """Dan has two thirds of the scene, 30 of 100, and all of the other scenes, 44 of 100: 64/100 of
    4,189.74 are 2,681.4336."""
    proposal = without("dan")
    shown = client.get(proposal.get_absolute_url()).content.decode()
    address = f"{proposal.get_absolute_url()}people/{builders.person('dan').key}/"
    assert "<s>$2,681.43</s>" in shown
    assert f'href="{address}"' in shown
    page = explained(client, proposal, "dan")
    assert "Dan waives it: $2,681.43 goes to the others." in page
    rows = re.findall(r"<dt>([^<]+)</dt><dd[^>]*>([^<]+)</dd>", page)
    assert rows[-3:] == [
        ("What would be theirs", "2,681.4336"),
        ("To all others, to each in proportion to their share", "− 2,681.4336"),
        ("To Dan", "$0.00"),
    ]
    assert "By the hour." in page
    client.force_login(builders.user("dan"))
    assert "Dan waives it" in explained(client, proposal, "dan")


def test_of_several_who_waive_each_reads_their_own(client: Client) -> None:
    proposal = without("dan", "eva")
    assert "<s>$2,681.43</s>" in client.get(proposal.get_absolute_url()).content.decode()
    assert "Dan waives it: $2,681.43" in explained(client, proposal, "dan")
    assert "Eva waives it" in explained(client, proposal, "eva")
    assert "goes to the others" not in explained(client, proposal, "ada")


def test_who_waives_of_a_large_proposal_reads_the_amount_in_the_list(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = without("dan")
    monkeypatch.setattr(sizes, "LARGE", 0)
    shown = client.get(proposal.get_absolute_url()).content.decode()
    assert "<s>$2,681.43</s>" in shown
    address = f"{proposal.get_absolute_url()}people/{builders.person('dan').key}/"
    assert address not in shown
    assert client.get(address).status_code == 404


def test_who_is_neither_paid_nor_waives_has_no_page(client: Client) -> None:
    proposal = without("dan")
    key = builders.person("gus").key
    assert client.get(f"{proposal.get_absolute_url()}people/{key}/").status_code == 404
