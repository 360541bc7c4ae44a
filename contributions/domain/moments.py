"""Moments and passages in addresses, as players everywhere understand them (Media Fragments)."""

from __future__ import annotations

import re
from typing import Final

_TIME: Final = r"(?:(?:([0-9]{1,3}):)?([0-9]{1,4}):)?([0-9]{1,6}(?:\.[0-9]{0,3})?)"
_ASKED: Final = re.compile(rf"{_TIME}(?:,{_TIME})?")


def at_moment(address: str, start: float, end: float | None = None) -> str:
    """Of a work's page: a script reads the end of it, and without one the page is asked for it."""
    moment = _moment(start, end)
    return f"{address}?t={moment}#t={moment}"


def moment_asked(asked: str, length: float | None) -> str:
    """What follows the address of a file, for 42, 1:12 or 42,58.5; "" where it is over by then."""
    found = _ASKED.fullmatch(asked)
    if found is None or not length:
        return ""
    start, end = _seconds(found.groups()[:3]), _seconds(found.groups()[3:])
    if start is None or start >= length:
        return ""
    return f"#t={_moment(start, end if end and end > start else None)}"


def _seconds(parts: tuple[str | None, ...]) -> float | None:
    hours, minutes, seconds = parts
    if seconds is None:
        return None
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds)


def _moment(start: float, end: float | None) -> str:
    return f"{_plain(start)},{_plain(end)}" if end else _plain(start)


def _plain(seconds: float) -> str:
    """Never 1e+06."""
    return f"{seconds:.3f}".rstrip("0").rstrip(".")
