"""Money nobody is left to receive is said on every page that shows the sums."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from payouts.services.waivers import waive
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def test_what_everybody_waives_stands_on_the_proposal_and_in_the_open_books(client: Client) -> None:
    production = builders.production()
    builders.credit(builders.piece(production, "Film", 1), builders.work("ada"))
    waive(
        production=production,
        person=builders.person("ada"),
        by=builders.user("ada"),
        now=timezone.now(),
    )
    money.sale(production, 1_000)
    proposal = money.opened(money.computed(production))
    page = client.get(proposal.get_absolute_url()).content.decode()
    assert "$5.00 for the community pool" in page
    assert "$5.00 goes to the community pool" in page
    money.distributed(money.final(proposal))
    own = client.get(reverse("books", args=[production.slug])).content.decode()
    assert "$5.00 went to the community pool" in own
    everybody = client.get("/open-books/").content.decode()
    assert "The community pool" in everybody
    assert '<b class="num">$5.00</b>' in everybody


def test_nothing_is_said_of_it_where_somebody_receives_everything(client: Client) -> None:
    proposal = money.distributed()
    addresses = [
        proposal.get_absolute_url(),
        reverse("books", args=[proposal.production.slug]),
        "/open-books/",
    ]
    for address in addresses:
        assert "community pool" not in client.get(address).content.decode()
