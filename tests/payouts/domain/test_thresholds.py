"""The wish of a payee counts in every currency, as the floor does."""

import pytest

from payouts.domain.thresholds import threshold


@pytest.mark.parametrize(
    ("wish", "exponent", "least"),
    [(0, 2, 1_000), (50, 2, 5_000), (5, 2, 1_000), (0, 0, 1_000), (50, 0, 5_000), (50, 3, 50_000)],
)
def test_whoever_wishes_for_more_than_the_floor_is_paid_from_there(
    wish: int, exponent: int, least: int
) -> None:
    assert threshold(floor=10, wish=wish, exponent=exponent) == least
