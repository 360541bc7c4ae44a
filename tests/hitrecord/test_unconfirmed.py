"""Whoever signed up and never confirmed an address is nobody yet, and forgotten after a while."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from accounts.forms.somebody import SomebodyForm
from accounts.models import Acceptance, Document, Follow, Person, User
from accounts.services.following import follow
from hitrecord.leaving import going, unconfirmed
from hitrecord.tasks import forget_unconfirmed
from payouts.forms.somebody import SomebodyField
from projects.forms.sheet_rows import CreditRow
from projects.queries.sheet import Opened
from tests import builders

pytestmark = pytest.mark.django_db
ADA = {
    "credit_name": "Ada Brandt",
    "email": "ada@example.org",
    "password1": "the harbour at night",
    "born": "1990-02-28",
    "accord": "1",
}


@pytest.fixture
def ada() -> User:
    Client().post(reverse("account_signup"), ADA)
    return User.objects.get(email=ADA["email"])


def come_in() -> None:
    link = re.search(r"/accounts/confirm-email/\S+", str(mail.outbox[-1].body))
    assert link
    Client().post(link.group())


def aged(user: User, days: int) -> User:
    user.joined_at = timezone.now() - timedelta(days=days)
    user.save()
    return user


def finds(client: Client, ada: User) -> bool:
    found = client.get("/search/", {"q": "Ada Brandt", "sort": "people"}).content.decode()
    return reverse("profile", args=[ada.handle]) in found


def may_be_credited(words: str) -> bool:
    typed = {"piece": "1", "person": words, "role": "Voice"}
    row = CreditRow(typed, opened=Opened("time"), given={}, pieces=[("1", "All")])
    row.is_valid()
    return "person" not in row.errors


def may_be_paid(words: str) -> bool:
    try:
        return bool(SomebodyField().clean(words))
    except ValidationError:
        return False


PAGES = ("profile", "recommended_by", "persons_works", "persons_remixes", "person_feed")
PLACES: tuple[Callable[[Client, User], bool], ...] = (
    finds,
    lambda client, ada: (
        reverse("profile", args=[ada.handle])
        in client.get(reverse("sitemap_part", args=["profile", 1])).content.decode()
    ),
    lambda client, ada: ada.person.key in client.get(reverse("api_people")).content.decode(),
    lambda client, ada: client.get(reverse("api_person", args=[ada.person.key])).status_code == 200,
    lambda client, ada: client.get(reverse("report", args=["person", ada.pk])).status_code == 200,
    lambda _client, ada: SomebodyForm({"handle": ada.handle}).is_valid(),
    lambda _client, ada: may_be_credited(ada.handle),
    lambda _client, _ada: may_be_credited("Ada Brandt"),
    lambda _client, ada: may_be_paid(f"@{ada.handle}"),
    lambda _client, _ada: may_be_paid("Ada Brandt"),
    *(
        lambda client, ada, name=name: (
            client.get(reverse(name, args=[ada.handle])).status_code == 200
        )
        for name in PAGES
    ),
)


def test_nobody_meets_them_before_their_address_is_confirmed_and_everybody_does_then(
    client: Client, ada: User
) -> None:
    client.force_login(builders.user("ben"))
    assert [place(client, ada) for place in PLACES] == [False] * len(PLACES)
    come_in()
    assert [place(client, ada) for place in PLACES] == [True] * len(PLACES)


def test_of_an_author_nothing_but_the_name_is_told_before(client: Client, ada: User) -> None:
    builders.work(ada.handle)
    User.objects.filter(pk=ada.pk).update(bio="I draw at night.")
    address = reverse("api_person", args=[ada.person.key])
    told = client.get(address).json()
    assert (told["name"], told["handle"], told["bio"]) == ("Ada Brandt", None, "")
    come_in()
    assert client.get(address).json()["handle"] == ada.handle


def test_nobody_follows_or_blocks_them_before(client: Client, ada: User) -> None:
    client.force_login(builders.user("ben"))
    followed = {"kind": "person", "id": ada.pk}
    away = reverse("change_distance", args=[ada.handle])
    assert client.post(reverse("change_following"), followed).status_code == 404
    assert client.post(away, {"reach": "mute"}).status_code == 404
    follow(user=builders.user("ben"), target=ada)
    assert "Ada Brandt" not in client.get(reverse("following")).content.decode()
    come_in()
    assert "Ada Brandt" in client.get(reverse("following")).content.decode()
    assert client.post(away, {"reach": "mute"}).status_code == 302


def test_a_second_address_that_is_not_confirmed_hides_nobody(client: Client, ada: User) -> None:
    come_in()
    EmailAddress.objects.create(user=ada, email="another@example.org")
    assert client.get(ada.get_absolute_url()).status_code == 200


def test_who_was_made_by_hand_has_no_address_to_confirm(client: Client) -> None:
    assert client.get(builders.user("cleo").get_absolute_url()).status_code == 200


def test_after_thirty_days_nothing_personal_is_left_of_them(ada: User, settings: Settings) -> None:
    assert settings.UNCONFIRMED_DAYS == 30
    follow(user=builders.user("ben"), target=ada)
    handle = ada.handle
    forget_unconfirmed.apply()
    aged(ada, 29)
    forget_unconfirmed.apply()
    ada.refresh_from_db()
    assert ada.is_active
    aged(ada, 31)
    forget_unconfirmed.apply()
    assert not User.objects.get(pk=ada.pk).is_active
    assert not User.objects.filter(handle=handle).exists()
    assert not User.objects.filter(email=ADA["email"]).exists()
    assert not EmailAddress.objects.exists()
    assert not Person.objects.filter(credit_name=ADA["credit_name"]).exists()
    assert not Follow.objects.exists()
    assert not Document.objects.filter(person__user=ada).exists()
    assert Acceptance.objects.filter(user=ada).exists()
    assert unconfirmed.forget(timezone.now()) == 0


def test_the_owner_of_a_forgotten_address_can_sign_up_with_it(ada: User) -> None:
    aged(ada, 31)
    assert unconfirmed.forget(timezone.now()) == 1
    cache.clear()  # a minute has gone by
    Client().post(reverse("account_signup"), ADA)
    come_in()
    again = User.objects.get(email=ADA["email"])
    assert again.handle == ada.handle
    assert Client().get(again.get_absolute_url()).status_code == 200


def test_whoever_asks_for_another_link_has_as_long_again(ada: User) -> None:
    aged(ada, 29)
    cache.clear()
    Client().post(reverse("account_login"), {"login": ada.email, "password": ADA["password1"]})
    assert unconfirmed.forget(timezone.now() + timedelta(days=2)) == 0
    come_in()
    ada.refresh_from_db()
    assert ada.is_active
    assert EmailAddress.objects.get(user=ada).verified


def test_an_account_that_was_made_by_hand_is_never_forgotten() -> None:
    """Its address stands to be confirmed as soon as somebody tries to sign in."""
    cleo = builders.user("cleo")
    cleo.set_password(ADA["password1"])
    cleo.last_login = None
    cleo.save()
    aged(cleo, 400)
    Client().post(reverse("account_login"), {"login": cleo.email, "password": ADA["password1"]})
    assert not EmailAddress.objects.get(user=cleo).verified
    assert unconfirmed.forget(timezone.now()) == 0


def test_one_that_fails_keeps_no_other_waiting(
    ada: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    Client().post(reverse("account_signup"), ADA | {"email": "ida@example.org"})
    ida = User.objects.get(email="ida@example.org")
    aged(ada, 31)
    aged(ida, 31)

    def end(*, user: User, **said: Any) -> None:
        assert user != ada, "a fault of ours"
        going.end(user=user, **said)

    monkeypatch.setattr(unconfirmed, "end", end)
    assert unconfirmed.forget(timezone.now()) == 1
    assert f"the sign-up {ada.pk} could not be forgotten" in caplog.text
    assert User.objects.get(pk=ada.pk).is_active
    assert not User.objects.get(pk=ida.pk).is_active


def test_nobody_who_ever_came_in_is_forgotten(ada: User) -> None:
    come_in()
    aged(ada, 400)
    aged(builders.user("ben"), 400)
    staff = aged(builders.user("finn", is_staff=True), 400)
    EmailAddress.objects.create(user=staff, email=staff.email)
    assert unconfirmed.forget(timezone.now()) == 0
