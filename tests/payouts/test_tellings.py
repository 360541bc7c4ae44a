"""Why somebody gets what they get of a large proposal: worked out by a worker, then kept."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from payouts import tasks
from payouts.computing import drafting
from payouts.explained import tellings
from payouts.models import Telling
from payouts.queries import sizes
from payouts.queries import why as reading
from payouts.queries.why import why
from payouts.services import tellings as services
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def address(name: str, of: str) -> str:
    return f"{of}people/{builders.person(name).key}/"


def ask(client: Client, at: str) -> str:
    client.force_login(builders.user("olga"))
    return client.post(f"{at}telling/", follow=True).content.decode()


def test_it_is_worked_out_once_and_reads_as_in_a_small_proposal(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = address("ada", money.opened().get_absolute_url())
    small = client.get(at).content.decode()
    monkeypatch.setattr(sizes, "LARGE", 0)
    for _again in range(2):
        waiting = ask(client, at)
        assert "It is being worked out" in waiting
        assert "data-pending" in waiting
    tasks.tell(Telling.objects.get().pk)
    monkeypatch.setattr(drafting, "content_of", None)
    assert steps_in(client.get(at).content.decode()) == steps_in(small)


def test_looking_at_the_page_works_nothing_out(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = money.opened()
    at = address("ada", proposal.get_absolute_url())
    monkeypatch.setattr(sizes, "LARGE", 0)
    visiting = client.get(at).content.decode()
    assert "Work it out" in visiting
    assert "data-pending" not in visiting
    client.force_login(builders.user("ada"))
    for page in (at, f"/earnings/why/{proposal.production.slug}/"):
        seen = client.get(page).content.decode()
        assert "Work it out" in seen
        assert "data-pending" not in seen
    assert not Telling.objects.exists()


def test_a_visitor_has_some_worked_out_within_an_hour_and_reads_all_that_was(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    proposal = money.opened().get_absolute_url()
    monkeypatch.setattr(sizes, "LARGE", 0)
    settings.WHYS_AN_HOUR = 1
    first, second = address("ada", proposal), address("ben", proposal)
    for _again in range(2):
        page = client.post(f"{first}telling/", follow=True).content.decode()
        assert "It is being worked out" in page
    tasks.tell(Telling.objects.get().pk)
    page = client.post(f"{second}telling/", follow=True).content.decode()
    assert "That were many within an hour" in page
    assert Telling.objects.count() == 1
    assert '<ol class="steps">' in client.post(f"{first}telling/", follow=True).content.decode()
    elsewhere = client.post(f"{second}telling/", follow=True, REMOTE_ADDR="203.0.113.9")
    assert "It is being worked out" in elsewhere.content.decode()
    client.force_login(builders.user("olga"))
    again = client.post(f"{address('eva', proposal)}telling/", follow=True).content.decode()
    assert "It is being worked out" in again


def test_only_so_many_are_worked_out_at_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = money.opened().get_absolute_url()
    monkeypatch.setattr(sizes, "LARGE", 0)
    monkeypatch.setattr(services, "MOST_OPEN", 1)
    for _again in range(2):
        assert "It is being worked out" in ask(client, address("ada", proposal))
    assert "Several others are being worked out" in ask(client, address("ben", proposal))
    tasks.tell(Telling.objects.get().pk)
    assert "It is being worked out" in ask(client, address("ben", proposal))


def test_of_a_small_proposal_nothing_is_asked(client: Client) -> None:
    assert '<ol class="steps">' in ask(client, address("ada", money.opened().get_absolute_url()))
    assert not Telling.objects.exists()


def steps_in(page: str) -> str:
    return page[page.index('<ol class="steps">') : page.index("</ol>")]


def test_every_explanation_is_kept_to_the_grain() -> None:
    proposal = money.opened()
    for share in proposal.shares.select_related("person", "proposal__production"):
        found = why(share, drafting.unpack(proposal))
        assert tellings.read(share, tellings.written(found)) == found


def test_a_worker_that_stops_is_followed_by_another(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = address("ben", money.opened().get_absolute_url())
    monkeypatch.setattr(sizes, "LARGE", 0)
    ask(client, at)
    telling, later = Telling.objects.get(), timezone.now() + timedelta(minutes=5)
    Telling.objects.claim(telling.pk, timezone.now())
    tellings.run(telling.pk, timezone.now())
    assert Telling.objects.get().finished_at is None
    tellings.run(telling.pk, later)
    assert Telling.objects.get().finished_at is not None


def test_what_fails_is_said_with_its_reason_and_can_be_asked_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = address("ben", money.opened().get_absolute_url())
    monkeypatch.setattr(sizes, "LARGE", 0)
    ask(client, at)
    telling = Telling.objects.get()
    monkeypatch.setattr(drafting, "content_of", None)
    for hours in range(3):
        tellings.run(telling.pk, timezone.now() + timedelta(hours=hours))
    page = client.get(at).content.decode()
    assert "It could not be worked out." in page
    assert "Something went wrong" in page
    assert "It is being worked out" in ask(client, at)
    monkeypatch.undo()
    tasks.tell(telling.pk)
    assert Telling.objects.get().finished_at


def test_of_many_works_the_largest_are_named_and_the_others_summed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_PASSED", 1)
    proposal = money.opened()
    page = client.get(address("ada", proposal.get_absolute_url())).content.decode()
    assert "1 more work<" in page
    assert "318.4202" in page
