from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payouts.domain.document import DocumentError, parse
from payouts.domain.money import GRAINS, apportion
from payouts.domain.royalties import next_period, royalties, royalties_bytes

VECTORS = Path(__file__).parent.parent / "vectors" / "royalties"

allocations = (
    st.lists(st.integers(0, 1000), min_size=1, max_size=6)
    .filter(any)
    .map(lambda weights: {f"u{n}": g for n, g in enumerate(apportion(GRAINS, weights)) if g})
)


def one_unit_at_a_time(grains: dict[str, int], pools: list[int]) -> list[dict[str, int]]:
    allotted, distributed, periods = dict.fromkeys(grains, 0), 0, []
    for pool in pools:
        distributed += pool
        period: dict[str, int] = {}
        for _ in range(pool):
            behind = {who: grains[who] * distributed - allotted[who] * GRAINS for who in grains}
            furthest = min(grains, key=lambda who: (-behind[who], who))
            allotted[furthest] += 1
            period[furthest] = period.get(furthest, 0) + 1
        periods.append(dict(sorted(period.items())))
    return periods


@pytest.mark.parametrize("given_file", sorted(VECTORS.glob("*.in.json")), ids=lambda one: one.name)
def test_a_worked_example_comes_out_byte_for_byte(given_file: Path) -> None:
    expected = given_file.with_name(given_file.name.replace(".in.", ".out.")).read_bytes()

    assert royalties_bytes(royalties(parse(given_file.read_bytes()))) == expected


@settings(max_examples=300)
@given(allocations, st.lists(st.integers(0, 30), max_size=12))
def test_periods_are_given_one_unit_at_a_time(grains: dict[str, int], pools: list[int]) -> None:
    document = {"engine": 1, "grains": grains, "pools": pools}

    assert royalties(document) == one_unit_at_a_time(grains, pools)


@settings(max_examples=100)
@given(allocations, st.lists(st.integers(0, 10**24), min_size=1, max_size=6))
def test_nobody_is_ever_ahead_of_their_exact_entitlement_by_a_whole_unit(
    grains: dict[str, int], pools: list[int]
) -> None:
    allotted = dict.fromkeys(grains, 0)
    for number, pool in enumerate(pools):
        period = next_period(grains, allotted, pool=pool)
        assert sum(period.values()) == pool
        allotted = {who: units + period.get(who, 0) for who, units in allotted.items()}
        distributed = sum(pools[: number + 1])
        for who, units in allotted.items():
            assert units * GRAINS - grains[who] * distributed < GRAINS


@settings(max_examples=100)
@given(allocations, st.integers(0, 10**15))
def test_the_first_period_equals_largest_remainders(grains: dict[str, int], pool: int) -> None:
    period = next_period(grains, {}, pool=pool)

    assert [period.get(who, 0) for who in sorted(grains)] == apportion(
        pool, [grains[who] for who in sorted(grains)]
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"engine": 3},
        {"engine": True},
        {"grains": []},
        {"grains": {}},
        {"grains": {"ada": GRAINS + 1}},
        {"grains": {"ada": -1, "ben": GRAINS + 1}},
        {"grains": {"ada": float(GRAINS)}},
        {"grains": {"": GRAINS}},
        {"pools": {}},
        {"pools": [-1]},
        {"pools": [True]},
        {"pools": ["1"]},
    ],
    ids=str,
)
def test_royalties_are_refused_for(changes: dict[str, Any]) -> None:
    document = {"engine": 1, "grains": {"ada": GRAINS}, "pools": [1]} | changes

    with pytest.raises(DocumentError, match=r"\.$"):
        royalties(document)
