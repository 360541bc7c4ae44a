"""A time on a page of money says by which clock it goes."""

import pytest
from django.test import Client
from django.utils import timezone

from payouts.models import Objection, Proposal
from payouts.queries.windows import clock_of
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def seen(proposal: Proposal, client: Client, zone: str = "") -> str:
    if zone:
        ada = builders.user("ada")
        ada.time_zone = zone
        ada.save()
        client.force_login(ada)
    return client.get(proposal.get_absolute_url()).content.decode()


@pytest.mark.parametrize("zone", ["", "Pacific/Auckland", "America/Los_Angeles"])
def test_a_deadline_is_in_the_readers_zone_and_names_it(client: Client, zone: str) -> None:
    proposal = money.opened()
    closes = clock_of(proposal).closes_at
    assert closes is not None
    page = seen(proposal, client, zone)
    with timezone.override(zone or "UTC"):
        here = timezone.localtime(closes)
    told = f"{here.day} {here:%B %Y, %H:%M %Z}"
    assert f"Closes on {told}" in page
    if zone:
        assert f"Yours ends on {told}" in page


def test_an_objection_says_when_by_which_clock(client: Client) -> None:
    proposal = money.opened()
    made = Objection.objects.create(
        proposal=proposal, by=builders.user("ben"), kind="left_out", words="And my boat?"
    )
    with timezone.override("Pacific/Auckland"):
        here = timezone.localtime(made.made_at)
    assert f"{here:%H:%M %Z}" in seen(proposal, client, "Pacific/Auckland")
