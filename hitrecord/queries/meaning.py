"""What somebody may have meant: read from the names of what was found, so that no suggestion says
a word that this reader could not see."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from hitrecord.foundation.asked import Asked, plain

ALIKE = 0.7
_WORD = re.compile(r"[^\W_]+")


def meant(asked: Asked, names: Iterable[str]) -> str:
    """The words as they stand in `names`; "" when each of them does already, or none is alike."""
    said = {plain(word): word.lower() for name in names for word in _WORD.findall(name)}
    if asked.is_exact:
        return ""
    likely = [_likely(word, said) for word in asked.words]
    if not all(likely) or [plain(word) for word in likely] == [plain(word) for word in asked.words]:
        return ""
    return " ".join(likely)


def _likely(word: str, said: dict[str, str]) -> str:
    if plain(word) in said or len(word) < 3:
        return word
    close = get_close_matches(plain(word), said, n=1, cutoff=ALIKE)
    return said[close[0]] if close else ""
