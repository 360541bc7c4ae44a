"""Which sources somebody's money comes through: Ada's poem (1) is in Ben's film (2), and that in
Cleo's trailer (3); nobody is paid for Dan's poster (4), which is made from the poem, too."""

from __future__ import annotations

from typing import Any

import pytest

from payouts.domain.dependence import sources_towards


def document(*excluded: tuple[int, int]) -> dict[str, Any]:
    edges = [(2, 1), (3, 2), (4, 1)]
    return {
        "versions": [
            {"id": pk, "authors": [name]}
            for pk, name in enumerate(("ada", "ben", "cleo", "dan"), start=1)
        ],
        "credits": [{"version": 3}, {"person": "eva"}],
        "sources": [
            {"derivative": newer, "source": older}
            | ({"excluded": True} if (newer, older) in excluded else {})
            for newer, older in edges
        ],
    }


@pytest.mark.parametrize(
    ("person", "wanted"),
    [("ada", {(2, 1), (3, 2)}), ("ben", {(3, 2)}), ("cleo", set()), ("eva", set())],
)
def test_those_that_lead_to_a_version_of_theirs(person: str, wanted: set[Any]) -> None:
    assert sources_towards(document(), person) == wanted


def test_what_was_found_not_to_be_a_source_is_disputed_by_whoever_keeps_the_money() -> None:
    without = document((2, 1))
    assert sources_towards(without, "ada") == set()
    assert sources_towards(without, "ben") == {(2, 1), (3, 2)}


def test_a_later_period_has_no_sources() -> None:
    assert sources_towards({"grains": {"ada": 1}, "pools": [5]}, "ada") == set()
