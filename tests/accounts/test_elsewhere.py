"""Signing in with an account from elsewhere, at a provider of our own."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.models import User
from hitrecord.demo.second_factor import give
from tests import builders
from tests.accounts.elsewhere import provider

pytestmark = pytest.mark.django_db
ADA = {"sub": "7", "email": "ada@example.org", "email_verified": True, "name": "Ada Brandt"}
MORE = {"credit_name": "Ada Brandt", "born": "1990-02-28", "accord": "1"}


def configure(settings: Settings, url: str) -> None:
    app = {
        "provider_id": "harbour",
        "name": "Harbour",
        "client_id": "us",
        "secret": "s",
        "settings": {"server_url": url, "oauth_pkce_enabled": True},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}


@pytest.fixture
def harbour(settings: Settings) -> Iterator[str]:
    with provider(**ADA) as url:
        configure(settings, url)
        yield url


def go_there_and_back(client: Client, process: str = "login") -> HttpResponse:
    """Press the button, and come back as the provider sends one."""
    start = reverse("openid_connect_login", args=["harbour"])
    sent = client.post(f"{start}?process={process}")
    asked = parse_qs(urlsplit(sent["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    back = reverse("openid_connect_callback", args=["harbour"])
    answer: HttpResponse = client.get(back, {"code": "yes", "state": asked["state"][0]})  # type: ignore[assignment]
    return answer


def test_no_button_is_there_when_nothing_is_configured(client: Client) -> None:
    for name in ("account_login", "account_signup"):
        assert "Go on with" not in client.get(reverse(name)).content.decode()
    assert client.post(reverse("openid_connect_login", args=["harbour"])).status_code == 404


def test_ada_signs_up_with_her_account_from_elsewhere(client: Client, harbour: str) -> None:
    assert "Go on with Harbour" in client.get(reverse("account_login")).content.decode()
    answer = go_there_and_back(client)
    assert answer["Location"] == reverse("socialaccount_signup")
    page = client.get(answer["Location"]).content.decode()
    assert "Harbour says who you are" in page
    client.post(answer["Location"], MORE | {"email": ADA["email"]})
    ada = User.objects.get()
    assert (ada.person.credit_name, ada.acceptances.count()) == ("Ada Brandt", 1)
    assert client.get(reverse("settings")).status_code == 200
    again = Client()
    go_there_and_back(again)
    assert again.get(reverse("settings")).status_code == 200


def test_an_address_alone_opens_no_account_that_is_there(client: Client, harbour: str) -> None:
    ada = builders.user("ada")
    User.objects.update(email=ADA["email"])
    EmailAddress.objects.create(user=ada, email=ADA["email"], verified=True, primary=True)
    answer = go_there_and_back(client)
    sent = client.post(answer["Location"], MORE | {"email": ADA["email"]})
    assert sent["Location"] == reverse("account_email_verification_sent")
    assert client.get(reverse("settings")).status_code == 302
    assert User.objects.count() == 1


def test_ada_connects_it_and_is_still_asked_for_the_second_step(
    client: Client, harbour: str
) -> None:
    ada = builders.user("ada")
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
    client.force_login(ada)
    there = f'href="{reverse("socialaccount_connections")}"'
    assert there in client.get(reverse("settings")).content.decode()
    go_there_and_back(client, "connect")
    assert SocialAccount.objects.get().user == ada
    assert "Harbour" in client.get(reverse("socialaccount_connections")).content.decode()
    give(ada)
    other = Client()
    assert go_there_and_back(other)["Location"] == reverse("mfa_authenticate")


def test_a_provider_that_is_down_is_told_in_a_sentence(client: Client, settings: Settings) -> None:
    configure(settings, "http://127.0.0.1:9")
    answer = client.post(reverse("openid_connect_login", args=["harbour"]), follow=True)
    assert answer.status_code < 500
    assert "did not answer well" in answer.content.decode()


def test_somebody_who_turns_back_is_told_that_nothing_changed(client: Client, harbour: str) -> None:
    start = client.post(reverse("openid_connect_login", args=["harbour"]))
    state = parse_qs(urlsplit(start["Location"]).query)["state"][0]
    back = reverse("openid_connect_callback", args=["harbour"])
    for given in (
        {"error": "access_denied", "state": state},
        {"code": "x", "state": "made up"},
        {},
    ):
        answer = client.get(back, given, follow=True)
        assert answer.status_code < 500
        assert "Nothing was changed" in answer.content.decode()
