"""Words that were searched for, marked where they stand. Texts are cut into pieces and never into
markup: whatever somebody wrote is escaped where it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hitrecord.foundation.asked import plain

OPEN, CLOSE = "\x02", "\x03"
"""Around what PostgreSQL marks: two signs that no text of ours holds."""
Piece = tuple[str, bool]
AROUND = 90
"""Characters on each side of a word that was found far inside a text."""
_MARKED = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
_WORD = re.compile(r"([^\W_]+)")


def marked(text: str, words: Iterable[str]) -> list[Piece]:
    """Pieces in order, and whether each is one of the words."""
    wanted = {plain(word) for word in words}
    return _joined((piece, plain(piece) in wanted) for piece in _WORD.split(text) if piece)


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
