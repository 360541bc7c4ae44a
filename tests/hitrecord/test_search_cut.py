"""A search reads so many at most: what is over takes no places, and what is cut is said."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Distance, Reach
from hitrecord.foundation import documents
from hitrecord.queries import search
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def three_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST", 3)
    monkeypatch.setattr(search, "MOST", 3)


def page(client: Client, q: str, sort: str) -> str:
    answer = client.get("/search/", {"q": q, "in": sort})
    assert answer.status_code == 200
    return str(answer.content.decode())


def full_of_lighthouses() -> None:
    project = builders.project("The pier")
    closed: dict[str, Any] = {"closed_at": timezone.now(), "closed_by": project.started_by}
    builders.call(project, title="Slow lighthouse", brief="A horn, once.")
    for number in range(4):
        builders.call(
            project, title="Lighthouse", brief=f"Lighthouse, lighthouse, 100% {number}", **closed
        )
    builders.call(project, title="Lighthouse", brief="lighthouse lighthouse", days=-1)


@pytest.mark.parametrize("typed", ["lighthouse", "lighthuose", "slow lighthouse"])
def test_an_open_call_is_found_behind_any_number_of_closed_ones(client: Client, typed: str) -> None:
    full_of_lighthouses()
    found = page(client, typed, "calls")
    assert "A horn, once." in found
    assert "Many more say this" not in found


def test_more_than_is_read_is_said_even_if_some_of_it_is_not_for_me(client: Client) -> None:
    for number, name in enumerate(("ada", "ben", "ben", "cleo")):
        builders.work(name, title=f"Fog {number}")
    dan = builders.user("dan")
    Distance.objects.create(keeper=dan, other=builders.user("ben"), reach=Reach.MUTE)
    client.force_login(dan)
    assert "Many more say this" in page(client, "fog", "works")


def test_fewer_than_are_read_are_not_called_too_many(client: Client) -> None:
    for number in range(2):
        builders.work("ada", title=f"Fog {number}")
    assert "Many more say this" not in page(client, "fog", "works")


def test_a_sort_without_anything_speaks_of_no_choices_that_nobody_made(client: Client) -> None:
    builders.work("ada", title="Lighthouse")
    for sort in ("calls", "people", "projects", "tags"):
        found = page(client, "lighthouse", sort)
        assert "Nothing of this sort says it." in found
        assert "with these choices" not in found
        assert 'href="/search/?q=lighthouse">See everything that does' in found
    narrowed = client.get("/search/", {"q": "lighthouse", "in": "works", "kind": "audio"})
    assert "Nothing is left with these choices" in narrowed.content.decode()


def test_what_is_cut_is_not_said_where_choices_leave_nothing(client: Client) -> None:
    for number in range(4):
        builders.work("ada", title=f"Lighthouse {number}")
    narrowed = client.get("/search/", {"q": "lighthouse", "in": "works", "kind": "audio"})
    assert "the thousand best" not in narrowed.content.decode()


def test_the_fold_says_how_many_choices_are_made(client: Client) -> None:
    full_of_lighthouses()
    assert "Narrow it down</summary>" in page(client, "lighthouse", "calls")
    asked = {"q": "lighthouse", "in": "calls", "kind": "audio"}
    chosen = client.get("/search/", asked).content.decode()
    assert '<span class="num">(1 chosen)</span></summary>' in chosen
