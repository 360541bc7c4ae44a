"""Where in a work a remark points: a moment or stretch of time, a box on a picture, a passage."""

from __future__ import annotations

import re
from dataclasses import dataclass

WHOLE = 10_000
"""The side of a picture, in the unit of boxes: they fit every size it is shown in."""
LONGEST_QUOTE = 500
CONTEXT = 60
LATEST = 24 * 3_600_000
"""No work is longer, in milliseconds."""
LEAST_AGREEMENT = 5
LONG_ENOUGH = 60
MOST_PLACES = 300
"""That are compared: a single sign stands in a novel a hundred thousand times."""
_PART = r"(?:[.,](\d{1,3}))?"
_TIME = re.compile(rf"(?:(\d{{1,3}}):)?(\d{{1,4}}):(\d{{1,2}}){_PART}|(\d{{1,6}}){_PART}", re.ASCII)


class Unreadable(ValueError):
    """These words are no time; the text is what was read."""


@dataclass(frozen=True, slots=True)
class Moment:
    """In milliseconds from the beginning; without an end it is a point in time."""

    start: int
    end: int | None = None

    def __post_init__(self) -> None:
        if self.start < 0 or (self.end is not None and self.end <= self.start):
            raise ValueError("a stretch of time ends after it begins")


@dataclass(frozen=True, slots=True)
class Box:
    """In ten-thousandths of the picture's width and height. `on` is the number of the picture when
    it was named, and 0 for the one that was looked at."""

    left: int
    top: int
    width: int
    height: int
    on: int = 0

    def __post_init__(self) -> None:
        sides = ((self.left, self.width), (self.top, self.height))
        if any(at < 0 or size < 1 or at + size > WHOLE for at, size in sides):
            raise ValueError("a box lies within its picture")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words as they are read, with some of what stands before and after them."""

    quote: str
    before: str = ""
    after: str = ""


Anchor = Moment | Box | Passage


def read_time(words: str) -> int:
    """Milliseconds of `0:42`, `1:02:03.5` or `42`. Raises Unreadable."""
    found = _TIME.fullmatch(words.strip())
    if not found:
        raise Unreadable(words)
    hours, minutes, seconds, part, alone, alone_part = found.groups()
    if minutes is not None and int(seconds) > 59:
        raise Unreadable(words)
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or alone or 0)
    time = whole * 1000 + int((part or alone_part or "").ljust(3, "0"))
    if time > LATEST:
        raise Unreadable(words)
    return time


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words of a passage stand; `agreement` counts the signs around them that are the
    same as they were, `nth` the same words before it."""

    start: int
    end: int
    agreement: int
    nth: int = 0


def locate(passage: Passage, text: str) -> Found | None:
    """In `text`, both with single spaces; of several places the one whose surroundings agree best,
    among the first so many. None when the words are not in it."""
    best: Found | None = None
    at = text.find(passage.quote) if passage.quote else -1
    for nth in range(MOST_PLACES):
        if at < 0:
            break
        end = at + len(passage.quote)
        # The space between may be lost on the way.
        agree = _agree(
            passage.before.rstrip()[::-1], text[max(0, at - CONTEXT) : at].rstrip()[::-1]
        )
        agree += _agree(passage.after.lstrip(), text[end : end + CONTEXT].lstrip())
        if best is None or agree > best.agreement:
            best = Found(at, end, agree, nth)
        at = text.find(passage.quote, at + 1)
    return best


def is_the_same(passage: Passage, found: Found) -> bool:
    """Whether what was found in another version is what was meant: a few words may stand anywhere,
    so something around them has to be as it was; a long passage speaks for itself."""
    around = len(passage.before.strip()) + len(passage.after.strip())
    return len(passage.quote) >= LONG_ENOUGH or found.agreement >= min(LEAST_AGREEMENT, around)


def _agree(one: str, other: str) -> int:
    """How many signs are the same from the beginning."""
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    return same
