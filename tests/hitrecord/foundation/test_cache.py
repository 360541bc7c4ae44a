"""The cache is down: people come in all the same, and lose nothing they typed."""

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _dead_cache(settings: Settings) -> None:
    dead = {"LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {"default": settings.CACHES["default"] | dead}


def sign_in(client: Client, password: str) -> int:
    return client.post(
        "/accounts/login/", {"login": "ada@studio.example", "password": password}
    ).status_code


def test_a_member_signs_in(client: Client) -> None:
    ada = builders.user("ada")
    ada.set_password(builders.PASSWORD)
    ada.save()
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
    assert sign_in(client, builders.PASSWORD) == 302


def test_a_new_member_signs_up_and_a_forgotten_password_is_asked_for(client: Client) -> None:
    assert client.post("/accounts/signup/", {"email": "new@studio.example"}).status_code == 200
    asked = client.post("/accounts/password/reset/", {"email": "new@studio.example"})
    assert asked.status_code == 302


def test_who_tries_passwords_without_end_is_still_stopped(client: Client) -> None:
    builders.user("ada")
    page = ""
    for _ in range(6):
        answer = client.post(
            "/accounts/login/", {"login": "ada@studio.example", "password": "lighthouse-9"}
        )
        page = answer.content.decode()
    assert "too many tries" in page


def test_what_somebody_typed_whose_session_ended_is_kept(client: Client) -> None:
    work = builders.work("ada").contribution
    answer = client.post(f"/works/{work.pk}/comments/", {"text": "Too loud."})
    assert answer["Location"] == "/accounts/login/?next=%2Funsent%2F"


def test_a_load_balancer_reads_that_it_is_down(client: Client) -> None:
    ready = client.get("/readyz")
    assert ready.status_code == 503
    assert ready.json()["broker"] == "ConnectionError"


def test_a_process_keeps_for_itself_meanwhile() -> None:
    assert cache.add("tries", 1)
    assert not cache.add("tries", 1)
    assert cache.incr("tries") == 2
    cache.delete("tries")
    assert cache.get("tries") is None
    with pytest.raises(ValueError, match="not found"):
        cache.incr("tries")
