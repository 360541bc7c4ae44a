"""Whoever is suspended keeps every way to their money."""

from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import get_resolver, resolve, reverse
from django.utils import timezone

from accounts.views.restraint import RIGHTS
from payouts.urls import urlpatterns
from tests import builders


def test_every_page_of_earnings_and_payouts_is_open_to_who_is_suspended() -> None:
    own = {one.name for one in urlpatterns if str(one.pattern).startswith("earnings/")}
    assert "stripe_connect" in own
    assert own <= RIGHTS


def test_every_way_to_show_that_it_is_still_them_is_open_to_who_is_suspended() -> None:
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    ways = {name for name in names if "reauthenticate" in name}
    assert len(ways) == 3
    assert ways <= RIGHTS


@pytest.mark.django_db
def test_who_is_suspended_reaches_where_their_money_goes_with_nothing_but_a_passkey(
    client: Client,
) -> None:
    ada = builders.user("ada", suspended_at=timezone.now())
    data = {"name": "My key", "credential": {}}
    Authenticator.objects.create(user=ada, type=Authenticator.Type.WEBAUTHN, data=data)
    client.force_login(ada)
    asked = client.get(reverse("payout_settings"))
    assert asked["Location"].startswith(reverse("mfa_reauthenticate_webauthn"))
    assert resolve(urlsplit(asked["Location"]).path).view_name in RIGHTS
    assert client.get(reverse("home")).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/legal/terms/", "/legal/contact/", "/legal/privacy/"])
def test_who_is_suspended_reads_what_holds_between_them_and_the_site(
    address: str, client: Client
) -> None:
    client.force_login(builders.user("ada", suspended_at=timezone.now()))
    assert client.get(address).status_code != 403
