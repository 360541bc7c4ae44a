"""Which works somebody's words name."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

SHORT: Final = 4
"""A title of fewer letters is a word like any other: it is named in quotes or alone."""
_QUOTED: Final = r"(?:[“„«‹‘\"'»›]{0}[”“»›’\"'«‹])"
_ALONE: Final = r"(?:(?:^|[,;/·\n])[ \t]*{0}[ \t.]*(?=$|[,;/·\n]))"
_WITHIN: Final = r"(?:(?<!\w){0}(?!\w))"
_LINK: Final = re.compile(r"/works/(\d{1,18})/")


def linked_in(words: str) -> set[int]:
    """Ids of the works whose addresses stand in it."""
    return {int(number) for number in _LINK.findall(words)}


def named_in(words: str, titles: Collection[str]) -> set[str]:
    """The longest first: “Waltz for two” does not name “Waltz” as well."""
    found: set[str] = set()
    for title in sorted(filter(None, titles), key=len, reverse=True):
        words, times = _naming(title).subn("\n", words)
        found |= {title} if times else set()
    return found


def _naming(title: str) -> re.Pattern[str]:
    ways = [_QUOTED, _ALONE] if len(title) < SHORT else [_QUOTED, _ALONE, _WITHIN]
    return re.compile("|".join(way.format(re.escape(title)) for way in ways))
