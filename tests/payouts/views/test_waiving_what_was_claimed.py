"""Olga claimed the share of Gus, who has no account: she can waive it, unasked, and nobody else."""

from __future__ import annotations

import pytest
from django.test import Client

from payouts.models import Letter, Proposal, Waiver
from payouts.queries.cuesheet import waiving
from tests import builders
from tests.payouts import guests
from tests.payouts.test_guests_in_proposals import with_gus

pytestmark = pytest.mark.django_db


def of_olga() -> tuple[Proposal, str, Client]:
    gus, proposal = with_gus()
    guests.claimed(Letter.objects.get(proposal=proposal), "olga")
    client = Client()
    client.force_login(builders.user("olga"))
    address = f"/productions/{proposal.production.slug}/waiver/{gus.person.key}/"
    return proposal, address, client


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_it_begins_beside_the_row_and_counts_at_once() -> None:
    proposal, address, olga = of_olga()
    shown = page(olga, proposal.get_absolute_url())
    assert f'href="{address}" aria-label="Waive: Gus Ferrer"' in shown
    assert shown.count("/waiver/") == 1
    assert "Waive the share of Gus Ferrer?" in page(olga, address)
    assert "Tick the box" in olga.post(address, {"reason": "A gift."}).content.decode()
    assert not Waiver.objects.exists()
    for _again in range(2):
        olga.post(address, {"sure": "on", "reason": "A gift."})
    made = Waiver.objects.get()
    assert (made.person.credit_name, made.by) == ("Gus Ferrer", builders.user("olga"))
    assert waiving(proposal.production_id) == [made.person.key]
    assert olga.get(address)["Location"] == f"/earnings/waivers/{made.pk}/"


def test_nobody_else_finds_it() -> None:
    proposal, address, olga = of_olga()
    for name in ("dan", "ada"):
        client = Client()
        client.force_login(builders.user(name))
        assert client.get(address).status_code == 404
        assert client.post(address, {"sure": "on"}).status_code == 404
        assert address not in page(client, proposal.get_absolute_url())
    own = f"/productions/{proposal.production.slug}/waiver/"
    for wrong in (own, f"{own}nobody/", f"{own}%00/"):
        assert olga.get(wrong).status_code == 404
    assert not Waiver.objects.exists()


def test_the_password_is_asked_for_and_the_share_is_not_forgotten() -> None:
    _proposal, address, olga = of_olga()
    user = builders.user("olga")
    user.set_password(builders.PASSWORD)
    user.save()
    olga.force_login(user)
    asks = olga.post(address, {"sure": "on"})
    assert asks["Location"].startswith("/accounts/reauthenticate/")
    assert not Waiver.objects.exists()
    olga.post(asks["Location"], {"password": builders.PASSWORD}, follow=True)
    assert Waiver.objects.get().person.credit_name == "Gus Ferrer"
