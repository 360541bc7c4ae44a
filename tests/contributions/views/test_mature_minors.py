"""Whoever the site knows to be under age is shown no mature work, whatever they press."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User, Viewing
from contributions.services.publishing import publish
from hitrecord.foundation.clock import office_day
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
SECRET = "The knife went in and the water turned."


@pytest.fixture
def address() -> str:
    """Ada's mature poem."""
    draft = making.draft("ada", title="The knife", text=SECRET, is_mature=True)
    version = publish(draft=draft, by=draft.author, now=timezone.now())
    return version.contribution.get_absolute_url()


def minor(**fields: object) -> User:
    """Dan, of age from tomorrow on."""
    return builders.user("dan", of_age_from=office_day() + timedelta(days=1), **fields)


def test_a_minor_who_asks_to_see_them_hears_from_when_on_they_do(
    client: Client, address: str
) -> None:
    client.force_login(minor())
    page = client.get(address).content.decode()
    assert "until you are 18" in page
    assert "I am 18 or older" not in page
    answer = client.post("/mature/", {"viewing": "show", "next": address}, follow=True)
    assert not client.cookies["mature"].value
    assert SECRET not in answer.content.decode()
    assert answer.content.decode().count("until you are 18") == 2


def test_what_was_pressed_before_they_signed_in_opens_nothing(client: Client, address: str) -> None:
    client.post("/mature/", {"viewing": "show", "next": address})
    assert SECRET in client.get(address).content.decode()
    client.force_login(minor(viewing=Viewing.SHOW))
    for place in (address, "/discover/", "/"):
        assert SECRET not in client.get(place).content.decode(), place


def test_a_minor_may_leave_them_out_and_not_show_them(client: Client) -> None:
    dan = minor(viewing=Viewing.SHOW)
    client.force_login(dan)
    page = client.get("/settings/viewing/").content.decode()
    assert "I am 18 or older" not in page
    assert re.search(r'<input[^>]*value="veil"[^>]* checked', page)
    refused = client.post("/settings/viewing/", {"viewing": "show"})
    assert refused.status_code == 200
    client.post("/settings/viewing/", {"viewing": "hide"})
    assert User.objects.get(pk=dan.pk).viewing == Viewing.HIDE


def test_on_the_day_they_are_of_age_they_may(client: Client, address: str) -> None:
    client.force_login(builders.user("dan", of_age_from=office_day()))
    assert "I am 18 or older" in client.get("/settings/viewing/").content.decode()
    client.post("/mature/", {"viewing": "show", "next": address})
    assert SECRET in client.get(address).content.decode()
