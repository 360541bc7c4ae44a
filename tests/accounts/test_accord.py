"""How people come to agree to the accord."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Acceptance, Accord, AuditRecord, User
from accounts.services.accords import accept, publish_accord
from contributions.models import Draft, Version
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
DAN = {
    "credit_name": "Dan",
    "email": "dan@example.org",
    "password1": "the harbour at night",
    "born": "1990-02-28",
}


def newer(text: str = "Another text.") -> Accord:
    return publish_accord(
        title="The accord",
        text=text,
        changes="Now with **bells**.",
        by=builders.staff("paula"),
        now=timezone.now(),
    )


def window(name: str) -> Client:
    client = Client()
    client.force_login(builders.user(name))
    return client


def test_signing_up_records_what_was_accepted(client: Client) -> None:
    page = client.get(reverse("account_signup")).content.decode()
    assert reverse("accord") in page
    client.post(reverse("account_signup"), DAN | {"accord": "1"})
    assert Acceptance.objects.get(user__email="dan@example.org").accord_id == 1


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Please read the accord and tick this if you agree."),
        ({"accord": "7"}, "There is a newer version of the accord."),
        ({"accord": "\x00"}, "Please read the accord and tick this if you agree."),
    ],
)
def test_nobody_signs_up_without_it(client: Client, given: dict[str, str], sentence: str) -> None:
    page = client.post(reverse("account_signup"), DAN | given).content.decode()
    assert sentence in page
    assert 'value="dan@example.org"' in page
    assert not User.objects.filter(email="dan@example.org").exists()


def test_the_page_shows_the_newest_and_older_ones_by_their_number(client: Client) -> None:
    newer("Nothing but **bells**. <script>x</script>")
    page = client.get(reverse("accord")).content.decode()
    assert "<strong>bells</strong>" in page
    assert "<script>x" not in page
    first = client.get(reverse("accord_version", args=[1])).content.decode()
    assert "What you make stays yours" in first
    assert "There is a newer version." in first
    assert client.get(reverse("accord_version", args=[9])).status_code == 404


def test_a_member_accepts_the_newest_on_its_page() -> None:
    ben = window("ben")
    newer()
    assert "Accept version 2" in ben.get(reverse("accord")).content.decode()
    ben.post(reverse("accord"), {"accord": "1"})
    assert not Acceptance.objects.filter(user__handle="ben", accord=2).exists()
    for _ in range(2):
        ben.post(reverse("accord"), {"accord": "2"})
    assert Acceptance.objects.filter(user__handle="ben", accord=2).count() == 1
    assert "You accepted this version" in ben.get(reverse("accord")).content.decode()


def test_a_visitor_who_accepts_is_sent_to_sign_in(client: Client) -> None:
    answer = client.post(reverse("accord"), {"accord": "1"})
    assert answer["Location"].startswith(reverse("account_login"))


def test_before_publishing_the_newest_has_to_be_accepted_and_nothing_is_lost() -> None:
    draft = making.draft("ben")
    newer()
    ben = window("ben")
    sent = {"title": "The fox", "text": "New words.", "all_mine": "on", "action": "publish"}
    page = ben.post(draft.get_absolute_url(), making.seen(draft) | sent).content.decode()
    assert "Read the accord (version 2) and accept it. Everything here is kept." in page
    assert "New words." in page
    assert 'name="accord" value="2"' in page
    assert Draft.objects.get(pk=draft.pk).text == "New words."
    ben.post(draft.get_absolute_url(), making.seen(draft) | sent | {"accord": "2"})
    assert Version.objects.get().text == "New words."
    assert Acceptance.objects.filter(user__handle="ben", accord=2).exists()


def test_a_draft_that_waits_to_publish_itself_asks_at_once() -> None:
    draft = making.draft("ben")
    newer()
    sent = {"title": "The fox", "text": "Words.", "all_mine": "on", "action": "when_ready"}
    page = window("ben").post(draft.get_absolute_url(), making.seen(draft) | sent).content.decode()
    assert "Read the accord (version 2)" in page


def test_publishing_the_same_again_is_refused_and_who_published_is_written_down() -> None:
    second = newer()
    assert AuditRecord.objects.get(action="publish_accord").target == second
    with pytest.raises(ValidationError, match="the same as the version before"):
        newer()


def test_accepting_an_old_version_records_nothing() -> None:
    ada = builders.user("ada")
    newer()
    assert not accept(user=ada, number="1", now=timezone.now())
    assert not accept(user=ada, number="nonsense", now=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_get_two_numbers() -> None:
    builders.staff("paula")
    gate = Barrier(2)

    def publish(number: int) -> None:
        gate.wait(20)
        try:
            newer(f"Text {number}.")
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(publish, range(2)))
    assert sorted(Accord.objects.values_list("number", flat=True))[-2:] in ([1, 2], [2, 3])
