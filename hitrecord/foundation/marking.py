"""Words that were searched for, marked where they stand. Texts are cut into pieces and never into
markup: whatever somebody wrote is escaped where it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hitrecord.foundation.asked import plain

OPEN, CLOSE = "\x02", "\x03"
"""Around what PostgreSQL marks: two signs that no text of ours holds."""
Piece = tuple[str, bool]
_MARKED = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
_WORD = re.compile(r"([^\W_]+)")


def marked(text: str, words: Iterable[str]) -> list[Piece]:
    """Pieces in order, and whether each is one of the words."""
    wanted = {plain(word) for word in words}
    return _joined((piece, plain(piece) in wanted) for piece in _WORD.split(text) if piece)


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
