import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from contributions.domain.ranking import HALF_LIFE, HORIZON, lower_bound, warmth

AGES = st.integers(0, HORIZON + 30)
PEOPLE = st.integers(0, 100_000)
DAYS = st.lists(st.tuples(AGES, PEOPLE), max_size=12)


@given(DAYS, DAYS)
def test_warmth_is_a_share_whatever_was_counted(
    hearts: list[tuple[int, int]], views: list[tuple[int, int]]
) -> None:
    assert 0 <= warmth(hearts, views) < 1


@given(st.integers(0, 500), st.integers(1, 500), AGES)
@example(hearts=0, more=118, ago=0)  # a difference of two roundings was more than nothing
def test_one_more_heart_never_cools_and_one_more_view_never_warms(
    hearts: int, more: int, ago: int
) -> None:
    views = hearts + more
    here = warmth([(ago, hearts)], [(ago, views)])
    assert warmth([(ago, hearts + 1)], [(ago, views)]) >= here
    assert warmth([(ago, hearts)], [(ago, views + 1)]) <= here


@given(st.integers(1, 200), st.integers(1, 200), st.integers(2, 50))
def test_the_same_share_of_more_people_is_surer(hearts: int, others: int, times: int) -> None:
    views = hearts + others
    few = warmth([(0, hearts)], [(0, views)])
    assert warmth([(0, hearts * times)], [(0, views * times)]) > few
    assert few < hearts / views


@given(st.integers(1, 500), st.integers(0, 500), st.integers(0, HORIZON - 1))
def test_what_grows_older_cools_until_it_does_not_count(hearts: int, others: int, ago: int) -> None:
    views = hearts + others
    now = warmth([(ago, hearts)], [(ago, views)])
    assert warmth([(ago + 1, hearts)], [(ago + 1, views)]) < now
    assert warmth([(HORIZON + 1, hearts)], [(HORIZON + 1, views)]) == 0


@given(st.permutations([(0, 3), (1, 5), (9, 2), (200, 4)]))
def test_the_order_of_days_does_not_matter(days: list[tuple[int, int]]) -> None:
    assert warmth(days, [(0, 90)]) == warmth(sorted(days), [(0, 90)])


@pytest.mark.parametrize(
    ("hearts", "views", "bound"), [(8, 20, 0.2188), (30, 300, 0.0709), (3, 3, 0.4385), (0, 9, 0)]
)
def test_the_bound_is_wilsons(hearts: int, views: int, bound: float) -> None:
    assert lower_bound(hearts, views) == pytest.approx(bound, abs=0.0005)


def test_half_of_it_is_left_after_one_half_life() -> None:
    assert warmth([(HALF_LIFE, 8)], [(HALF_LIFE, 20)]) == pytest.approx(lower_bound(4, 10))


def test_whoever_recommends_has_looked() -> None:
    assert warmth([(0, 5)], []) == lower_bound(5, 5)
