"""Where something begins and ends, as people write it: 1:28.5, or page 3.

Pages are kept as turned: page 3 is from 2 until 3, so that lengths add up as those of times do.
"""

from __future__ import annotations

from contributions.domain.anchors import Unreadable, read_time

MOST_DIGITS = 5


def read(words: str, *, pages: bool, is_end: bool) -> int:
    """Milliseconds, or pages turned. Raises Unreadable."""
    if not pages:
        return read_time(words)
    written = words.strip()
    if not (written.isascii() and written.isdigit() and len(written) <= MOST_DIGITS):
        raise Unreadable(words)
    page = int(written)
    if page < 1:
        raise Unreadable(words)
    return page if is_end else page - 1


def say(value: int, *, pages: bool, is_end: bool) -> str:
    """What `read` reads back to the same number."""
    if pages:
        return str(value if is_end else value + 1)
    seconds, rest = divmod(value, 1000)
    hours, minutes = divmod(seconds // 60, 60)
    part = f".{rest:03}".rstrip("0") if rest else ""
    clock = f"{seconds % 60:02}{part}"
    return f"{hours}:{minutes:02}:{clock}" if hours else f"{minutes}:{clock}"


def stretch(begins: int, ends: int, *, pages: bool) -> str:
    """`0:12–0:40`, `3–4`, or `3` for one page."""
    first = say(begins, pages=pages, is_end=False)
    last = say(ends, pages=pages, is_end=True)
    return first if first == last else f"{first}–{last}"
