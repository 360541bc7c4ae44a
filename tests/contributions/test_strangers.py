"""The wall is drawn once for all visitors, and shows what is true to each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Viewing
from contributions.models import Contribution
from contributions.services.picking import end_pick, pick
from contributions.services.recommending import recommend
from contributions.services.withdrawing import withdraw
from hitrecord.foundation.strangers import TOKEN, kept
from tests import builders

pytestmark = pytest.mark.django_db
WALL = "/discover/"
TOKENS = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.fixture(autouse=True)
def _empty(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(kept, "seconds", 3600)
    kept.clear()
    yield
    kept.clear()


@pytest.fixture
def work() -> Contribution:
    return builders.work("ada", title="The heron").contribution


def wall(client: Client | None = None, address: str = WALL) -> str:
    answer = (client or Client()).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def pages_kept() -> int:
    return len(kept._held)


def test_a_second_visitor_gets_the_page_of_the_first_with_a_token_of_their_own(
    work: Contribution,
) -> None:
    first, second = wall(), wall()
    assert pages_kept() == 1
    mine, theirs = TOKENS.findall(first), TOKENS.findall(second)
    assert mine
    assert theirs
    assert not set(mine) & set(theirs)
    assert TOKEN not in first + second


def test_the_form_of_a_kept_page_is_taken(work: Contribution) -> None:
    wall()
    visitor = Client(enforce_csrf_checks=True)
    token = TOKENS.findall(wall(visitor))[0]
    answer = visitor.post("/theme/", {"theme": "dark", "next": WALL, "csrfmiddlewaretoken": token})
    assert answer.status_code == 302
    assert 'data-theme="dark"' in wall(visitor)
    assert "data-theme" not in wall()


def test_each_visitor_is_offered_another_shuffle(work: Contribution) -> None:
    seeds = {re.findall(r"seed=(\d+)", wall())[0] for _visitor in range(5)}
    assert len(seeds) > 1


def test_what_changes_in_a_work_changes_the_page(work: Contribution) -> None:
    assert "The heron" in wall()
    recommend(contribution=work, by=builders.user("ben"))
    assert "Recommended by </span>1<" in wall()
    Contribution.objects.filter(pk=work.pk).update(title="The crane", is_mature=True)
    assert 'class="veil"' in wall()
    assert "The crane" in wall()
    withdraw(contribution=work, by=builders.user("ada"), now=timezone.now())
    assert "The crane" not in wall()


def test_a_mature_work_is_uncovered_for_whoever_asks_and_nobody_else(work: Contribution) -> None:
    Contribution.objects.filter(pk=work.pk).update(is_mature=True)
    asking = Client()
    asking.cookies["mature"] = Viewing.SHOW
    assert ['class="veil"' in page for page in (wall(), wall(asking), wall())] == [
        True,
        False,
        True,
    ]


def test_a_pick_comes_and_ends(work: Contribution) -> None:
    now, paula = timezone.now(), builders.staff("paula")
    assert "Look." not in wall()
    row = pick(contribution=work, reason="Look.", until=now + timedelta(days=1), by=paula, now=now)
    assert "Look." in wall()
    end_pick(pick=row, reason="", by=paula, now=timezone.now())
    assert "Look." not in wall()


def test_members_get_a_page_of_their_own_and_leave_nothing_of_it(work: Contribution) -> None:
    ben = Client()
    ben.force_login(builders.user("ben"))
    assert "your pages" in wall(ben)
    assert pages_kept() == 0
    assert "your pages" not in wall()
    assert "your pages" in wall(ben)


def test_what_is_said_to_a_visitor_is_said_once_and_to_nobody_else(work: Contribution) -> None:
    wall()
    ben = Client()
    ben.force_login(builders.user("ben"))
    ben.post("/accounts/logout/")
    said = wall(ben)
    assert 'class="notice' in said
    assert 'class="notice' not in wall(ben)
    assert 'class="notice' not in wall()
