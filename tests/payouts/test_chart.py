from datetime import UTC, date, datetime

import pytest

from payouts.chart import chart, first_month


def on(month: int, day: int = 5, year: int = 2026) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)


def test_twelve_months_end_with_the_present_one() -> None:
    drawn = chart([], today=date(2026, 2, 14), currency="USD")
    assert drawn.bars[0].name == "March 2025"
    assert drawn.bars[-1].name == "February 2026"
    assert first_month(date(2026, 12, 31)) == date(2026, 1, 1)


def test_a_bar_is_as_high_as_its_month() -> None:
    booked = [(on(10), 100_00), (on(11), 300_00), (on(11, 20), 100_00), (on(11, 1, 2025), 9)]
    drawn = chart(booked, today=date(2026, 11, 23), currency="USD")
    assert [bar.amount for bar in drawn.bars][-2:] == [100_00, 400_00]
    assert drawn.bars[-1].height == pytest.approx(4 * drawn.bars[-2].height, abs=0.2)


@pytest.mark.parametrize("most", [1, 99, 318_42, 7_000_00, 123_456_789_00])
def test_there_are_never_more_than_a_handful_of_guides(most: int) -> None:
    drawn = chart([(on(11), most)], today=date(2026, 11, 23), currency="USD")
    assert len(drawn.guides) <= 4
    assert all(bar.y >= 0 for bar in drawn.bars)
