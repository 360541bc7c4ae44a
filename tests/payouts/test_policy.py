"""The company's half, by the rule that a production's money follows."""

import pytest

from payouts.models import Policy


@pytest.mark.parametrize(
    ("profit", "share", "company"),
    [(100_001, 5000, 50_000), (0, 5000, 0), (99, 0, 0), (3, 3333, 0)],
)
def test_the_odd_unit_of_a_profit_goes_to_the_contributors(
    profit: int, share: int, company: int
) -> None:
    assert Policy(company_bp=share).company_part(profit) == company


def test_a_loss_is_not_halved() -> None:
    with pytest.raises(ValueError, match="loss"):
        Policy(company_bp=5000).company_part(-1)
