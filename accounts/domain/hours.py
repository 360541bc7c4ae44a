"""When a mail may come to somebody, by the clock on their wall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def is_quiet(hour: int, begin: int | None, end: int | None) -> bool:
    """Also over midnight; from an hour to itself nothing is."""
    if begin is None or end is None or begin == end:
        return False
    return hour >= begin or hour < end if begin > end else begin <= hour < end


@dataclass(frozen=True, slots=True)
class Hours:
    """`hour` and `weekday` (0 is Monday) of digests; quiet from one hour to another, or never."""

    zone: ZoneInfo
    hour: int = 8
    weekday: int = 0
    quiet_from: int | None = None
    quiet_until: int | None = None

    def after_quiet(self, moment: datetime) -> datetime:
        """The moment itself, or the end of the quiet hours that it falls into."""
        begin, end = self.quiet_from, self.quiet_until
        if begin is None or end is None:
            return moment
        local = moment.astimezone(self.zone)
        if not is_quiet(local.hour, begin, end):
            return moment
        day = local.date() + timedelta(days=1 if begin > end and local.hour >= begin else 0)
        return max(moment, self._at(day, end))

    def moment_of(self, day: date) -> datetime:
        """When the digest of that day is due. An hour that the clock leaves out in spring is the
        one after it; of one that comes twice in autumn it is the first."""
        return self._at(day, self.hour)

    def day_after(self, moment: datetime, *, is_weekly: bool) -> date:
        """The local day of the next digest, later than this moment."""
        day = moment.astimezone(self.zone).date()
        while self.moment_of(day) <= moment or (is_weekly and day.weekday() != self.weekday):
            day += timedelta(days=1)
        return day

    def _at(self, day: date, hour: int) -> datetime:
        return datetime.combine(day, time(hour), self.zone).astimezone(UTC)
