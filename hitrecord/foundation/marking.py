"""Words that were searched for, marked where they stand. Texts are cut into pieces and never into
markup: whatever somebody wrote is escaped where it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hitrecord.foundation.asked import plain, slips

OPEN, CLOSE = "\x02", "\x03"
"""Around what PostgreSQL marks: two signs that no text of ours holds."""
Piece = tuple[str, bool]
ALIKE = 0.6
"""The share of a word's threes of letters, as in pg_trgm.word_similarity_threshold."""
AROUND = 90
"""Characters on each side of a word that was found far inside a text."""
_MARKED = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
_WORD = re.compile(r"([^\W_]+)")


def marked(text: str, words: Iterable[str]) -> list[Piece]:
    """Pieces in order, and whether each is one of the words; where none of them stands, whether it
    is nearly one, as the search finds what is bent or misspelt."""
    wanted = {plain(word) for word in words}
    parts = [piece for piece in _WORD.split(text) if piece]
    hits = {piece for piece in parts if plain(piece) in wanted}
    hits = hits or {piece for piece in parts if any(_is_nearly(piece, word) for word in wanted)}
    return _joined((piece, piece in hits) for piece in parts)


def _is_nearly(piece: str, word: str) -> bool:
    """By the rules of `hitrecord.foundation.documents`: begins so, is a slip, or looks like it."""
    said = plain(piece)
    if len(word) < 3 or not said[:1].isalnum():
        return False
    begun = tuple(slip.removesuffix(":*") for slip in slips(word) if slip.endswith(":*"))
    if said.startswith(begun) or said in slips(word):
        return True
    letters = _threes(word)
    return len(letters & _threes(said)) >= ALIKE * len(letters)


def _threes(word: str) -> set[str]:
    """As pg_trgm cuts a word."""
    padded = f"  {word} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


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
