from typing import Any

import pytest

from contributions.queries.loudness import Loudness, loudness_of


@pytest.mark.parametrize(
    ("integrated", "peak", "begins", "warns"),
    [
        (-23.0, -3.2, "Quiet beside others", False),
        (-14.2, -1.0, "About as loud", False),
        (-11.7, -1.0, "Louder than most", False),
        (-6.5, 0.4, "Louder than most", True),
        (None, None, "It is silent", False),
    ],
)
def test_a_maker_is_told_in_one_sentence(
    integrated: float | None, peak: float | None, begins: str, warns: bool
) -> None:
    said = Loudness(integrated, peak, None).sentence
    assert said.startswith(begins)
    assert ("crackle" in said) == warns


def test_numbers_have_units_and_a_true_minus() -> None:
    assert Loudness(-23.0, -0.2, 7).numbers == ["−23.0 LUFS", "−0.2 dBTP", "7.0 LU"]


@pytest.mark.parametrize(
    ("facts", "known"),
    [({}, False), ({"loudness_lufs": None}, True), ({"loudness_lufs": "x"}, True)],
)
def test_facts_that_say_nothing_make_no_number(facts: dict[str, Any], known: bool) -> None:
    found = loudness_of(facts)
    assert (found is not None) == known
    assert not found or found.numbers == []
