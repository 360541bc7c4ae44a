from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from accounts.queries.sessions import device
from accounts.services import sessions
from tests import builders

pytestmark = pytest.mark.django_db
PASSWORD = "a lamp that walks"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)


def window(user: User, agent: str) -> Client:
    client = Client(headers={"user-agent": agent})
    words = {"login": user.email, "password": PASSWORD}
    assert client.post(reverse("account_login"), words).status_code == 302
    return client


@pytest.fixture
def ada() -> User:
    from allauth.account.models import EmailAddress

    ada = builders.user("ada")
    ada.set_password(PASSWORD)
    ada.save()
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
    return ada


def is_in(client: Client) -> bool:
    return client.get(reverse("settings")).status_code == 200


def test_ada_sees_where_she_is_signed_in_and_ends_one(ada: User) -> None:
    here, there, third = window(ada, FIREFOX), window(ada, SAFARI), window(ada, "curl/8")
    page = here.get(reverse("usersessions_list"))
    devices = [sitting.device for sitting in page.context["sittings"]]
    assert devices[0] == "Firefox on Linux"
    assert set(devices) == {
        "Firefox on Linux",
        "Safari on iPhone",
        "A program or an unknown browser",
    }
    row = next(s for s in page.context["sittings"] if s.device == "Safari on iPhone")
    here.post(reverse("end_session", args=[row.pk]))
    assert [is_in(one) for one in (here, there, third)] == [True, False, True]


def test_ada_ends_all_others_at_once(ada: User) -> None:
    here, there, third = window(ada, FIREFOX), window(ada, SAFARI), window(ada, "curl/8")
    here.post(reverse("usersessions_list"))
    assert [is_in(one) for one in (here, there, third)] == [True, False, False]
    assert UserSession.objects.count() == 1


def test_a_new_password_ends_the_others(ada: User) -> None:
    here, there = window(ada, FIREFOX), window(ada, SAFARI)
    here.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    new = {"oldpassword": PASSWORD, "password1": "a tide that waits", "password2": ""}
    here.post(reverse("account_change_password"), new | {"password2": "a tide that waits"})
    assert [is_in(here), is_in(there)] == [True, False]
    assert UserSession.objects.count() == 1


def test_somebody_elses_session_is_not_ended(ada: User) -> None:
    here = window(ada, FIREFOX)
    stranger = Client()
    stranger.force_login(builders.user("ben"))
    pk = UserSession.objects.get().pk
    assert stranger.post(reverse("end_session", args=[pk])).status_code == 404
    assert is_in(here)


def test_when_somebody_was_last_here_is_written_down_now_and_then(ada: User) -> None:
    here = window(ada, FIREFOX)
    old = timezone.now() - timedelta(hours=1)
    UserSession.objects.update(last_seen_at=old)
    here.get(reverse("settings"))
    assert UserSession.objects.get().last_seen_at == old
    session = here.session
    session[sessions.SEEN] = old.timestamp()
    session.save()
    here.get(reverse("settings"))
    assert UserSession.objects.get().last_seen_at > old


def test_the_list_says_who_is_here_and_when_the_others_were(ada: User) -> None:
    here, there = window(ada, FIREFOX), window(ada, SAFARI)
    now = timezone.now()
    sitting = UserSession.objects.filter(session_key=there.session.session_key)
    sitting.update(created_at=now - timedelta(hours=6), last_seen_at=now - timedelta(hours=3))
    text = here.get(reverse("usersessions_list")).content.decode()
    said = " ".join(re.sub(r"<[^>]*>", "", text).split())
    assert "signed in 6 hours ago" in said
    assert "last seen 3 hours ago" in said
    assert said.count("here now") == 1
    assert said.count("last seen") == 1


def test_the_list_asks_as_often_for_three_as_for_one(
    ada: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    here = window(ada, FIREFOX)
    with django_assert_num_queries(4):
        here.get(reverse("usersessions_list"))
    window(ada, SAFARI)
    window(ada, SAFARI)
    with django_assert_num_queries(4):
        here.get(reverse("usersessions_list"))


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        ("", "A program or an unknown browser"),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140 Safari/537 Edg/140",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537 Chrome/140 Mobile Safari/537",
            "Chrome on Android",
        ),
        (SAFARI, "Safari on iPhone"),
    ],
)
def test_a_browser_is_named_in_two_words(agent: str, said: str) -> None:
    assert device(agent) == said
