"""Whether a tax form stands in the way of a payout. Pure: the day is told."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Status(StrEnum):
    NOT_NEEDED = "not needed"
    NEEDED = "needed"
    RECEIVED = "received"
    CHECKED = "checked"
    EXPIRED = "expired"
    WRONG = "wrong"


IN_THE_WAY = frozenset({Status.NEEDED, Status.RECEIVED, Status.EXPIRED, Status.WRONG})


def status(*, state: str, valid_until: date | None, today: date, is_much: bool) -> Status:
    """`state` of the newest form, "" without one; `is_much` when so much is paid in a year that a
    form is needed. A form that is valid counts, needed or not."""
    if state == Status.CHECKED and valid_until and valid_until >= today:
        return Status.CHECKED
    if not is_much:
        return Status.RECEIVED if state == Status.RECEIVED else Status.NOT_NEEDED
    if state == Status.CHECKED:
        return Status.EXPIRED
    return Status(state) if state else Status.NEEDED


def stands_in_the_way(found: Status, *, is_much: bool) -> bool:
    return is_much and found in IN_THE_WAY
