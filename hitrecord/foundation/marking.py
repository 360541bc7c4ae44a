"""Words that were searched for, marked where they stand. Texts are cut into pieces and never into
markup: whatever somebody wrote is escaped where it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hitrecord.foundation.asked import plain, slips

OPEN, CLOSE = "\x02", "\x03"
"""Around what PostgreSQL marks: two signs that no text of ours holds."""
Piece = tuple[str, bool]
ALIKE = 0.6
"""The share of a word's threes of letters, as in pg_trgm.word_similarity_threshold."""
LONGEST = 40
"""Letters of a word that something can be nearly."""
AROUND = 90
"""Characters on each side of a word that was found far inside a text."""
_MARKED = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
_WORD = re.compile(r"([^\W_]+)")


def marked(text: str, words: Iterable[str]) -> list[Piece]:
    """Pieces in order, and whether each is one of the words; where none of them stands, whether it
    is nearly one, as the search finds what is bent or misspelt."""
    wanted = {plain(word) for word in words}
    parts = [piece for piece in _WORD.split(text) if piece]
    said = {piece: plain(piece) for piece in parts}
    hits = {piece for piece in said if said[piece] in wanted}
    if not hits:
        near = [_Near.to(word) for word in wanted if 3 <= len(word) <= LONGEST]
        hits = {piece for piece in said if any(one.is_like(said[piece]) for one in near)}
    return _joined((piece, piece in hits) for piece in parts)


@dataclass(frozen=True, slots=True)
class _Near:
    """What is nearly a word, by the rules of `hitrecord.foundation.documents`: it begins so, is a
    slip, or looks like it."""

    begun: tuple[str, ...]
    slips: frozenset[str]
    letters: frozenset[str]

    @classmethod
    def to(cls, word: str) -> _Near:
        known = frozenset(slips(word))
        begun = tuple(slip.removesuffix(":*") for slip in known if slip.endswith(":*"))
        return cls(begun, known, _threes(word))

    def is_like(self, said: str) -> bool:
        if not said[:1].isalnum():
            return False
        if said.startswith(self.begun) or said in self.slips:
            return True
        return len(self.letters & _threes(said)) >= ALIKE * len(self.letters)


def _threes(word: str) -> frozenset[str]:
    """As pg_trgm cuts a word."""
    padded = f"  {word} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def passage(text: str, words: Iterable[str]) -> list[Piece]:
    """Where the first of the words stands, with what surrounds it; empty where none does."""
    wanted = list(words)
    all_pieces = marked(text, wanted)
    before = next((at for at, (_text, is_hit) in enumerate(all_pieces) if is_hit), None)
    if before is None:
        return []
    start = sum(len(piece) for piece, _is_hit in all_pieces[:before])
    begin = text.rfind(" ", 0, start - AROUND) + 1 if start > AROUND else 0
    end = text.find(" ", start + AROUND)
    cut = text[begin:] if end < 0 else text[begin:end]
    return marked(f"{'… ' if begin else ''}{cut}{' …' if end >= 0 else ''}", wanted)


def pieces(headline: str) -> list[Piece]:
    """Of what PostgreSQL marked, with `OPEN` and `CLOSE` around each."""
    cut = _MARKED.split(headline)
    return [(piece, at % 2 == 1) for at, piece in enumerate(cut) if piece]


def _joined(all_pieces: Iterable[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for text, is_hit in all_pieces:
        if joined and joined[-1][1] == is_hit:
            joined[-1] = (joined[-1][0] + text, is_hit)
        else:
            joined.append((text, is_hit))
    return joined
