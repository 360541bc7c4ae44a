"""Why this amount, where there is no half: of a fixed budget, and of a later period."""

import pytest
from django.test import Client
from django.urls import reverse

from payouts.models import Pool, Proposal, Share
from projects.models import Production
from tests import builders
from tests.payouts import builders as money
from tests.payouts.test_budgets import budget, paid

pytestmark = pytest.mark.django_db


def explained(client: Client, share: Share) -> str:
    at = f"{share.proposal.get_absolute_url()}people/{share.person.key}/"
    return client.get(at).content.decode()


def test_of_a_budget_no_page_speaks_of_a_sale_that_is_halved(client: Client) -> None:
    production = money.lighthouse()
    budget(production)
    found = paid(production, Pool.BUDGET)
    share = found.shares.get(person=builders.person("ada"))
    pages = [
        explained(client, share),
        client.get(found.get_absolute_url()).content.decode(),
        client.get(reverse("books", args=[production.slug])).content.decode(),
    ]
    for page in pages:
        assert "udget" in page
        for word in (
            "Half to the people",
            "’s half",
            "The sale, less",
            "whole sale",
            "the sale to",
        ):
            assert word not in page
    assert "A fixed budget, all of it for the people" in pages[0]
    assert "A fixed budget, all of it for the people" in pages[2]


def a_cent_for_three() -> tuple[Production, Proposal]:
    """Three who are credited alike, and a profit of one cent for them."""
    production = builders.production()
    piece = builders.piece(production, "Film", 1)
    for name in ("ada", "ben", "cleo"):
        builders.credit(piece, builders.person(name), role="Voice")
    money.sale(production, 2)
    return production, money.distributed(money.final(money.opened(money.computed(production))))


def test_a_later_period_says_what_earlier_ones_left_behind(client: Client) -> None:
    production, first = a_cent_for_three()
    money.sale(production, 2)
    later = money.opened(money.computed(production))
    before = dict(first.shares.values_list("person", "amount"))
    for share in later.shares.select_related("person", "proposal"):
        page = explained(client, share)
        assert "33.3333 % of everything shared so far" in page
        assert "<dd>0.0067</dd>" in page
        now = {0: "0.0067", 1: "-0.0033"}[before.get(share.person_id, 0)]
        assert f'class="result">{now}</dd>' in page
        assert ("nothing is taken back" in page) == (now == "-0.0033")
        assert ("The next whole unit went here" in page) == bool(share.amount)
        assert f'href="{first.get_absolute_url()}people/{share.person.key}/"' in page
