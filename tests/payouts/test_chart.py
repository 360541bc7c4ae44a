from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from hitrecord.foundation.numbers import written
from payouts.explained.chart import chart, first_month
from payouts.templatetags.money import whole, whole_plain


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


def test_a_month_in_which_more_was_taken_back_hangs_below_the_line() -> None:
    booked = [(on(9), 200_00), (on(10), -100_00), (on(11), 400_00)]
    drawn = chart(booked, today=date(2026, 11, 23), currency="USD")
    up, down, last = drawn.bars[-3:]
    assert sum(bar.amount for bar in drawn.bars) == 500_00
    assert down.y == pytest.approx(drawn.floor, abs=0.1)
    assert down.height == pytest.approx(up.height / 2, abs=0.1)
    assert down.label_y > down.y + down.height
    assert down.label_y < drawn.height - 8 - 10  # above the name of the month
    assert last.y + last.height == pytest.approx(drawn.floor, abs=0.1)
    assert up.label_y < up.y


def test_only_taken_back_is_drawn_too() -> None:
    drawn = chart([(on(11), -500)], today=date(2026, 11, 23), currency="USD", height=230)
    assert drawn.bars[-1].height > 10
    assert 0 < drawn.floor < drawn.bars[-1].label_y < 230 - 18


def test_what_is_not_paid_yet_lies_on_top_of_the_last_months() -> None:
    booked = [(on(9), 200_00), (on(10), 100_00), (on(11), 50_00)]
    drawn = chart(booked, today=date(2026, 11, 23), currency="USD", due=100_00)
    september, october, november = drawn.bars[-3:]
    assert november.due == november.height
    assert october.due == pytest.approx(october.height / 2, abs=0.1)
    assert september.due == 0
    assert (drawn.paid, drawn.due) == (True, True)


def test_where_all_is_paid_nothing_says_otherwise() -> None:
    drawn = chart([(on(11), 50_00)], today=date(2026, 11, 23), currency="USD", due=0)
    assert (drawn.paid, drawn.due) == (True, False)
    drawn = chart([(on(11), 50_00)], today=date(2026, 11, 23), currency="USD", due=50_00)
    assert (drawn.paid, drawn.due) == (False, True)


def test_on_a_phone_only_bars_with_room_for_a_figure_have_one() -> None:
    booked = [(on(8), 12_00), (on(9), 122_00), (on(10), 209_00)]
    low, middle, high = chart(booked, today=date(2026, 10, 9), currency="USD", width=328).bars[-3:]
    assert (low.told, middle.told, high.told) == (False, True, True)
    booked = [(on(9), 1_900_00), (on(10), 2_000_00)]
    first, most = chart(booked, today=date(2026, 10, 9), currency="USD", width=328).bars[-2:]
    assert (first.told, most.told) == (False, True)


def test_guides_and_figures_on_a_phone_are_whole_units() -> None:
    assert whole(300_00, "USD") == "$300"
    assert whole(2000, "JPY") == "¥2,000"
    assert whole_plain(318_82, "USD") == "319"
    with translation.override("de"):
        assert whole(1_000_00, "USD") == "1.000\xa0$"
        assert whole(300_000, "KWD") == "300\xa0KWD"
    with written("point"):
        assert whole(1_000_00, "USD") == "$1.000"
