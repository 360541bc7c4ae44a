"""Somebody has another name from now on: what others were told of them says it, too."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Announcement, Notice, Person
from accounts.services.following import follow
from contributions.models import Contribution
from contributions.publication.follower_notices import tell
from contributions.services.comments import write
from hitrecord.leaving import asking
from hitrecord.leaving.going import go
from tests import builders

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def renames(name: str, *, to: str) -> None:
    client = Client()
    client.force_login(builders.user(name))
    sent = client.post(reverse("settings"), {"credit_name": to, "handle": name})
    assert sent.status_code == 302


def leaves(name: str) -> None:
    user = builders.user(name)
    departure = asking.ask(user=user, works="stay", name="former", lets_go=False, now=NOW)
    go(departure.pk, NOW + timedelta(days=15))


def subjects(name: str) -> list[str]:
    told = Notice.objects.of(builders.user(name)).exclude(event="departure")
    return list(told.order_by("pk").values_list("subject", flat=True))


@pytest.fixture
def pier() -> Contribution:
    """Where Ben spoke as Ben Bond, and Cleo as well."""
    Person.objects.filter(user=builders.user("ben")).update(credit_name="Ben Bond")
    poem = builders.work("ada", title="Ben Bond on the pier").contribution
    for name in ("ben", "cleo"):
        write(thread=poem.thread, author=builders.user(name), text="Louder.")
    return poem


def test_what_was_told_says_the_name_of_now(pier: Contribution) -> None:
    renames("ben", to="Ben")
    assert subjects("ada") == [
        "Ben wrote about “Ben Bond on the pier”",
        "Cleo wrote about “Ben Bond on the pier”",
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "A former member wrote about “Ben Bond on the pier”"),
        ("de", "A former member hat über „Ben Bond on the pier“ geschrieben"),
    ],
)
def test_no_name_that_they_ever_had_is_left_when_they_leave(language: str, said: str) -> None:
    builders.user("ada", language=language)
    Person.objects.filter(user=builders.user("ben")).update(credit_name="Ben Bond")
    poem = builders.work("ada", title="Ben Bond on the pier").contribution
    for name in ("Ben", "Ben Bond", "B."):
        write(thread=poem.thread, author=builders.user("ben"), text=f"Heard by {name}.")
        renames("ben", to=name)
    leaves("ben")
    assert subjects("ada") == [said] * 3


def test_news_that_wait_come_with_the_name_of_now(pier: Contribution) -> None:
    follow(user=builders.user("eva"), target=builders.user("ben"))
    song = builders.work("ben", title="The pier")
    tell(version=song, by=builders.user("ben"))
    renames("ben", to="Benjamin")
    row = Announcement.objects.get()
    assert row.subject == "Benjamin put up “The pier”"
    assert row.wording["held"]["name"] == "Benjamin"


def test_staff_who_correct_a_name_correct_it_there_too(
    pier: Contribution, admin_client: Client
) -> None:
    person = builders.person("ben")
    page = reverse("admin:accounts_person_change", args=[person.pk])
    form = admin_client.get(page).context["adminform"].form
    said = {"credit_name": "Ben", "why_it_is_changed": "They asked us to."}
    sent = admin_client.post(page, said | {"seen": form["seen"].value()})
    assert sent.status_code == 302
    assert subjects("ada")[0] == "Ben wrote about “Ben Bond on the pier”"
