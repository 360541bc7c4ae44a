import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitrecord.foundation.currency import decimal_text, format_minor
from hitrecord.foundation.typed_amounts import parse_minor
from payouts.domain.money import apportion
from tests.payouts.naive_split import cut


def test_ties_go_to_the_earlier_position() -> None:
    assert apportion(5, [1, 1, 1]) == [2, 2, 1]


@given(st.integers(0, 10**12), st.lists(st.integers(0, 9), min_size=1, max_size=300).filter(any))
def test_long_and_short_lists_are_cut_by_the_same_rule(total: int, weights: list[int]) -> None:
    parts = apportion(total, weights)

    assert sum(parts) == total
    assert parts == apportion_by_ones(total, weights)


def apportion_by_ones(total: int, weights: list[int]) -> list[int]:
    return cut(total, weights)


@pytest.mark.parametrize(("total", "weights"), [(1, []), (1, [0, 0]), (-1, [1]), (1, [2, -1])])
def test_nothing_is_cut_by_nothing(total: int, weights: list[int]) -> None:
    with pytest.raises(ValueError, match="cut"):
        apportion(total, weights)


@pytest.mark.parametrize(
    ("amount", "currency", "shown", "decimal"),
    [
        (123_456, "USD", "$1,234.56", "1234.56"),
        (-5, "USD", "−$0.05", "-0.05"),
        (1500, "JPY", "¥1,500", "1500"),
        (1_234_567, "KWD", "KWD\u00a01,234.567", "1234.567"),
    ],
)
def test_an_amount_is_written_with_the_places_of_its_currency(
    amount: int, currency: str, shown: str, decimal: str
) -> None:
    assert format_minor(amount, currency) == shown
    assert decimal_text(amount, currency) == decimal
    assert parse_minor(decimal, currency) == amount


@pytest.mark.parametrize("text", ["", "twelve", "1.234", "1e5", "٣", "9" * 30, "-"])
def test_an_amount_that_cannot_be_read_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        parse_minor(text, "USD")


def test_yen_that_a_program_wrote_like_dollars_are_yen() -> None:
    assert parse_minor("3034.00", "JPY") == 3034
    for text in ("3034.000", "3034.0", "3034.01"):
        with pytest.raises(ValueError, match="has no decimal places"):
            parse_minor(text, "JPY")


@pytest.mark.parametrize("text", ["12,50", "12,5", "1234,56", "-3,00", "1.234,56"])
def test_a_comma_before_the_cents_is_not_read_as_a_hundred_times_as_much(text: str) -> None:
    with pytest.raises(ValueError, match="Use a point for decimals"):
        parse_minor(text, "USD")


@pytest.mark.parametrize("text", ["12,34,567", ",500", "1,,000", "1,0000.00", "12,"])
def test_commas_part_groups_of_three_figures_only(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        parse_minor(text, "USD")
    assert parse_minor("12,345,678.9", "USD") == 1_234_567_890
