"""Worked by hand: 1.00 booked three times, and what left of it in its order."""

from collections import Counter, deque

from hypothesis import given
from hypothesis import strategies as st

from payouts.domain.leaving import Way, take

AMOUNTS = st.lists(st.integers(1, 1000), max_size=8)
LEFT = st.lists(st.tuples(st.sampled_from(Way), st.integers(1, 1000)), max_size=8)


def test_each_way_takes_what_was_booked_first_when_it_came_to_it() -> None:
    left = deque([(Way.PAID, 100), (Way.SET_OFF, 100), (Way.FLYING, 60)])
    assert [dict(take(100, left)) for _each in range(3)] == [
        {Way.PAID: 100},
        {Way.SET_OFF: 100},
        {Way.FLYING: 60},
    ]


def test_one_amount_leaves_in_parts_and_one_payment_takes_several() -> None:
    left = deque([(Way.SET_OFF, 30), (Way.PAID, 170)])
    assert dict(take(100, left)) == {Way.SET_OFF: 30, Way.PAID: 70}
    assert dict(take(150, left)) == {Way.PAID: 100}
    assert not left


@given(AMOUNTS, LEFT)
def test_nothing_is_lost_and_nothing_leaves_twice(
    booked: list[int], left: list[tuple[Way, int]]
) -> None:
    rest = deque(left)
    parts = [take(amount, rest) for amount in booked]
    assert all(part.total() <= amount for part, amount in zip(parts, booked, strict=True))
    assert sum(part.total() for part in parts) == min(sum(booked), sum(out for _way, out in left))
    gone = sum(parts, Counter[Way]())
    assert all(gone[way] <= sum(out for each, out in left if each == way) for way in Way)
