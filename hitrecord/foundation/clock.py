"""The database's clock: the one clock that all machines share, by which money and windows go; and
the day of the books."""

from datetime import date, datetime

from django.db import connection
from django.utils import timezone


def database_now() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        now: datetime = cursor.fetchone()[0]
    return now


def office_day(moment: datetime | None = None) -> date:
    """By which money goes: the same for everybody, whatever the clock on their wall says."""
    return timezone.localdate(moment, timezone.get_default_timezone())
