"""What is printed can be added up by whoever reads it."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from payouts.explained.sums import added

AMOUNTS = st.lists(
    st.builds(Fraction, st.integers(0, 10**9), st.integers(1, 10**6)), min_size=2, max_size=4
)


@given(AMOUNTS, st.sampled_from(["USD", "JPY", "KWD"]))
def test_a_printed_sum_is_that_of_the_printed_amounts(
    amounts: list[Fraction], currency: str
) -> None:
    line = added(amounts, currency)
    parts = [Decimal(part.replace(",", "")) for part in line.label.split(" + ")]
    assert Decimal(line.amount.replace(",", "")) == sum(parts)


def test_what_was_rounded_up_each_time_is_in_the_sum_as_it_is_read() -> None:
    halves = added([Fraction(1, 200)] * 3, "USD")
    assert (halves.label, halves.amount) == ("0.0001 + 0.0001 + 0.0001", "0.0003")
