"""Worked by hand: 1.00 booked three times, and what left of it in its order."""

from collections import Counter, deque
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from payouts.domain.leaving import Left, Way
from tests.payouts.naive_leaving import take

AMOUNTS = st.lists(st.integers(1, 1000), max_size=8)
LEFT = st.lists(st.tuples(st.sampled_from(Way), st.integers(1, 1000)), max_size=8)


def of(booked: list[int], left: list[tuple[Way, int]]) -> list[Counter[Way]]:
    gone = Left()
    for way, amount in left:
        gone.add(way, amount)
    return [
        gone.between(end - amount, end)
        for amount, end in zip(booked, accumulate(booked), strict=True)
    ]


def test_each_way_takes_what_was_booked_first_when_it_came_to_it() -> None:
    left = [(Way.PAID, 100), (Way.SET_OFF, 100), (Way.FLYING, 60)]
    assert [dict(part) for part in of([100, 100, 100], left)] == [
        {Way.PAID: 100},
        {Way.SET_OFF: 100},
        {Way.FLYING: 60},
    ]


def test_one_amount_leaves_in_parts_and_one_payment_takes_several() -> None:
    first, second = of([100, 150], [(Way.SET_OFF, 30), (Way.PAID, 170)])
    assert dict(first) == {Way.SET_OFF: 30, Way.PAID: 70}
    assert dict(second) == {Way.PAID: 100}


def test_nothing_left_of_what_was_booked_when_nothing_left() -> None:
    assert of([100], []) == [Counter()]


@given(AMOUNTS, LEFT)
def test_nothing_is_lost_and_nothing_leaves_twice(
    booked: list[int], left: list[tuple[Way, int]]
) -> None:
    parts = of(booked, left)
    assert all(part.total() <= amount for part, amount in zip(parts, booked, strict=True))
    assert sum(part.total() for part in parts) == min(sum(booked), sum(out for _way, out in left))
    gone = sum(parts, Counter[Way]())
    assert all(gone[way] <= sum(out for each, out in left if each == way) for way in Way)


@given(AMOUNTS, LEFT)
def test_any_stretch_is_what_is_taken_one_after_the_other(
    booked: list[int], left: list[tuple[Way, int]]
) -> None:
    rest = deque(left)
    assert of(booked, left) == [take(amount, rest) for amount in booked]
