"""Somebody who tries Ada's address without end keeps nobody out but themselves."""

import pytest
from allauth.account.models import EmailAddress
from allauth.core.internal.ratelimit import parse_rates
from django.conf import settings
from django.test import Client

from accounts.models import User
from hitrecord.foundation.known_here import COOKIE
from tests import builders

pytestmark = pytest.mark.django_db
LOGIN, AGAIN = "/accounts/login/", "/accounts/reauthenticate/"


@pytest.fixture
def ada() -> User:
    made = builders.user("ada")
    made.set_password(builders.PASSWORD)
    made.save()
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    return made


def sign_in(client: Client, password: str = builders.PASSWORD, name: str = "ada") -> bool:
    said = {"login": f"{name}@studio.example", "password": password}
    return client.post(LOGIN, said).status_code == 302


def attack() -> None:
    for number in range(6):
        far = Client(REMOTE_ADDR=f"192.0.2.{number}")
        assert not sign_in(far, "lighthouse-9")


def test_where_she_signed_in_before_her_password_still_opens(ada: User) -> None:
    laptop, other = Client(), Client(REMOTE_ADDR="198.51.100.7")
    assert sign_in(laptop)
    laptop.post("/accounts/logout/")
    attack()
    assert not sign_in(other)
    assert sign_in(laptop)


def test_her_open_session_can_show_that_it_is_her(ada: User) -> None:
    laptop = Client()
    laptop.force_login(ada)
    attack()
    assert laptop.post(AGAIN, {"password": builders.PASSWORD}).status_code == 302


def test_a_known_browser_may_not_try_without_end_either(ada: User) -> None:
    laptop = Client()
    assert sign_in(laptop)
    laptop.post("/accounts/logout/")
    for number in range(6):
        laptop.defaults["REMOTE_ADDR"] = f"192.0.2.{number}"
        sign_in(laptop, "lighthouse-9")
    laptop.defaults["REMOTE_ADDR"] = "198.51.100.7"
    assert not sign_in(laptop)


@pytest.mark.parametrize("made_up", ["nonsense", "eyIxIjoiYSJ9:1abc:x"])
def test_a_cookie_that_was_made_up_or_is_somebody_elses_helps_nobody(
    ada: User, made_up: str
) -> None:
    ben = builders.user("ben")
    ben.set_password(builders.PASSWORD)
    ben.save()
    EmailAddress.objects.create(user=ben, email=ben.email, verified=True, primary=True)
    thief, bens = Client(), Client()
    thief.cookies[COOKIE] = made_up
    assert sign_in(bens, name="ben")
    bens.post("/accounts/logout/")
    attack()
    assert not sign_in(thief)
    assert not sign_in(bens)


def test_who_tried_too_often_reads_when_to_try_again(ada: User, client: Client) -> None:
    for _number in range(5):
        assert not sign_in(client, "lighthouse-9")
    said = {"login": ada.email, "password": "lighthouse-9"}
    assert "In five minutes at the latest you can try again." in (
        client.post(LOGIN, said).content.decode()
    )
    limits = parse_rates(settings.ACCOUNT_RATE_LIMITS["login_failed"])
    assert max(limit.duration for limit in limits) == 5 * 60
