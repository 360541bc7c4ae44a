"""The wall by chance: each work once, another order for another seed."""

from __future__ import annotations

import pytest
from django.test import Client

from contributions.models import Contribution, Kind
from contributions.queries.shuffled import PAGES, shuffled
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def works() -> list[int]:
    return [builders.work("ada").contribution_id for _number in range(40)]


def drawn(seed: str, first: int = 0, last: int = 40) -> list[int]:
    return shuffled(Contribution.objects.published(), seed=seed, first=first, last=last)


@pytest.mark.parametrize("seed", ["1", "2", "77", "2026-04-19"])
def test_each_work_comes_once_and_pages_go_on_where_the_last_ended(
    works: list[int], seed: str
) -> None:
    everything = drawn(seed)
    assert sorted(everything) == works
    assert [*drawn(seed, 0, 15), *drawn(seed, 15, 40)] == everything
    assert everything == drawn(seed)


def test_seeds_begin_at_other_places_of_other_circles(works: list[int]) -> None:
    assert len({tuple(drawn(str(seed))) for seed in range(20)}) > 15


def test_a_page_shows_thirty_of_a_kind_and_the_next_one_the_rest(
    works: list[int], client: Client
) -> None:
    song = builders.work("ben", kind=Kind.AUDIO)
    first = client.get("/discover/?order=random&seed=3").context
    second = client.get("/discover/?order=random&seed=3&page=2").context
    shown = [card.id for page in (first, second) for card in page["cards"]]
    assert sorted(shown) == [*works, song.contribution_id]
    assert (first["page"].has_next, second["page"].has_next) == (True, False)
    songs = client.get("/discover/?order=random&kind=audio").context["cards"]
    assert [card.id for card in songs] == [song.contribution_id]


@pytest.mark.parametrize("page", ["0", "-1", "x", "3", str(PAGES + 1), "9" * 30, "١"])
def test_a_page_that_is_none_is_not_found(works: list[int], client: Client, page: str) -> None:
    for order in ("random", "new", "trending"):
        assert client.get(f"/discover/?order={order}&page={page}").status_code == 404
