"""When a mail may come, by the clock on somebody's wall."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError

from accounts.domain.hours import Hours
from accounts.models import User
from tests import builders

BERLIN, APIA, KATHMANDU = (
    ZoneInfo("Europe/Berlin"),
    ZoneInfo("Pacific/Apia"),
    ZoneInfo("Asia/Kathmandu"),
)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_daily_digest_comes_at_the_hour_in_the_zone() -> None:
    hours = Hours(BERLIN, hour=8)
    day = hours.day_after(utc("2026-11-26 06:59"), is_weekly=False)
    assert (day, hours.moment_of(day)) == (date(2026, 11, 26), utc("2026-11-26 07:00"))
    assert hours.day_after(utc("2026-11-26 07:00"), is_weekly=False) == date(2026, 11, 27)


def test_the_hour_stays_when_summer_begins_and_when_it_ends() -> None:
    hours = Hours(BERLIN, hour=8)
    days = [date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25)]
    assert [hours.moment_of(day).hour for day in days] == [7, 6, 6, 7]


def test_an_hour_that_does_not_exist_or_comes_twice_gives_one_digest_a_day() -> None:
    hours = Hours(BERLIN, hour=2)
    for at, day in (
        ("2026-03-28 12:00", date(2026, 3, 29)),
        ("2026-10-24 12:00", date(2026, 10, 25)),
    ):
        assert hours.day_after(utc(at), is_weekly=False) == day
        due = hours.moment_of(day)
        assert hours.day_after(due, is_weekly=False) == date(day.year, day.month, day.day + 1)


@pytest.mark.parametrize("zone", [BERLIN, APIA, KATHMANDU])
def test_a_weekly_digest_comes_on_its_weekday_there(zone: ZoneInfo) -> None:
    hours = Hours(zone, hour=7, weekday=4)
    day = hours.day_after(utc("2026-11-26 05:00"), is_weekly=True)
    assert day.weekday() == 4
    local = hours.moment_of(day).astimezone(zone)
    assert (local.hour, local.minute, local.weekday()) == (7, 0, 4)


@pytest.mark.parametrize(
    ("quiet", "at", "until"),
    [
        ((22, 7), "2026-11-26 21:30", "2026-11-27 06:00"),
        ((22, 7), "2026-11-26 02:00", "2026-11-26 06:00"),
        ((22, 7), "2026-11-26 12:00", "2026-11-26 12:00"),
        ((12, 14), "2026-11-26 11:00", "2026-11-26 13:00"),
        ((12, 14), "2026-11-26 13:00", "2026-11-26 13:00"),
        ((9, 9), "2026-11-26 08:30", "2026-11-26 08:30"),
        ((None, None), "2026-11-26 02:00", "2026-11-26 02:00"),
        ((22, 7), "2026-03-28 22:00", "2026-03-29 05:00"),
    ],
)
def test_quiet_hours_are_waited_for(
    quiet: tuple[int | None, int | None], at: str, until: str
) -> None:
    assert Hours(BERLIN, 8, 0, *quiet).after_quiet(utc(at)) == utc(until)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"mail_hour": 24}, "digests_come_at_an_hour_of_the_day"),
        ({"mail_weekday": 7}, "weekly_digests_come_on_a_weekday"),
        ({"quiet_from": 22}, "quiet_hours_begin_and_end"),
        ({"quiet_from": 22, "quiet_until": 24}, "quiet_hours_begin_and_end"),
        ({"numbers": "roman"}, "a_way_of_writing_numbers_is_known"),
    ],
)
def test_hours_that_are_none_are_refused(wrong: dict[str, object], name: str) -> None:
    builders.user("ada")
    with pytest.raises(IntegrityError, match=name):
        User.objects.update(**wrong)


@pytest.mark.django_db
def test_a_zone_that_went_out_of_use_is_utc() -> None:
    assert builders.user("ada", time_zone="Atlantis/Capital").zone == ZoneInfo("UTC")
