"""Marks put into typeset HTML behind words that are known by where they stand in what is read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Final

from contributions.typesetting.read_out import BLOCK, read_out

_TOKEN: Final = re.compile(r"""<(?:[^>"]|"[^"]*")*>|&[^;\s<&]+;|\s+|[^<&\s]+|[<&]""")


def pinned(markup: str, pins: Sequence[tuple[int, str]]) -> str:
    """Each mark behind so many signs of `read_out(markup)`, never inside a link. What is not read
    as we count it stays without marks."""
    wanted = sorted(pins, key=lambda pin: pin[0])
    steps = list(_steps(markup))
    if not wanted or not steps or steps[-1][1] != len(read_out(markup)):
        return markup
    pieces: list[str] = []
    done = 0
    for begin, count, at, is_in_link in steps:
        while wanted and wanted[0][0] <= count and not is_in_link:
            behind = max(done, at - max(0, count - wanted[0][0]) if count > begin else at)
            pieces += [markup[done:behind], wanted.pop(0)[1]]
            done = behind
    return "".join([*pieces, markup[done:]])


def _steps(markup: str) -> Iterator[tuple[int, int, int, bool]]:
    """After each piece: signs read before and with it, where it ends, whether a link is open."""
    count, links, has_gap = 0, 0, False
    for token in _TOKEN.finditer(markup):
        piece, before = token[0], count
        if piece.startswith("<") and len(piece) > 1:
            has_gap = has_gap or bool(BLOCK.match(piece))
            links += piece.startswith("<a ") - (piece == "</a>")
        elif not html.unescape(piece).strip():
            has_gap = True
        else:
            before += has_gap and count > 0
            count, has_gap = before + len(html.unescape(piece)), False
        yield before, count, token.end(), links > 0
