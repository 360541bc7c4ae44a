"""By what words are found again: hashes of six words in a row, few of them, chosen so that any
passage of thirty words that two texts share has one that both have kept (winnowing).

Words are runs of letters and digits of any script, without case; where a script puts no spaces
between them, each character is one.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import deque
from collections.abc import Sequence
from itertools import islice

LENGTH = 6
PASSAGE = 30
MOST = 20_000
_WINDOW = PASSAGE - LENGTH + 1
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")

Mark = tuple[int, int]


def words_in(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(unicodedata.normalize("NFKC", text))]


def said(text: str, at: int, count: int) -> str:
    """As its author wrote them: `count` words from the one at place `at` on, on one line."""
    plain = unicodedata.normalize("NFKC", text)
    found = list(islice(_WORD.finditer(plain), at, at + count))
    return " ".join(plain[found[0].start() : found[-1].end()].split()) if found else ""


def marks_of(words: Sequence[str]) -> list[Mark]:
    """(Shingle, place of its first word), in order; none in a text shorter than six words."""
    kept: list[Mark] = []
    window: deque[Mark] = deque()
    last = len(words) - LENGTH
    for place in range(last + 1):
        mark = _shingle(words[place : place + LENGTH]), place
        while window and window[-1][0] >= mark[0]:
            window.pop()
        window.append(mark)
        if window[0][1] <= place - _WINDOW:
            window.popleft()
        full = place >= _WINDOW - 1 or place == last
        if full and (not kept or kept[-1] != window[0]):
            kept.append(window[0])
    return [mark for mark in kept if _says_something(words, mark[1])][:MOST]


def _shingle(words: Sequence[str]) -> int:
    """31 bits, the same everywhere and always."""
    said = hashlib.blake2b(" ".join(words).encode(errors="replace"), digest_size=4).digest()
    return int.from_bytes(said, "big") >> 1


def _says_something(words: Sequence[str], place: int) -> bool:
    """Not the same word over and over."""
    return len(set(words[place : place + LENGTH])) >= 3
