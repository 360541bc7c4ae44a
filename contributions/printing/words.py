"""Words cut into pieces of one font each, and put into lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

from contributions.printing import fonts
from contributions.printing.bidi import in_reading_order, shaped
from contributions.printing.blocks import Run

_ASIAN: Final = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_TOKEN: Final = re.compile(rf"\n|[^\S\n]+|[{_ASIAN}]|[^\s{_ASIAN}]+")


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    font: str
    size: float
    underlined: bool = False

    @property
    def width(self) -> float:
        return fonts.width(self.text, self.font, self.size)


Line = list[Piece]


def font_name(run: Run, family: str) -> str:
    family = "script" if run.mono else family
    style = ("-bold" if run.bold else "") + ("-italic" if run.italic else "")
    return family + style


def lines_of(runs: Iterable[Run], *, width: float, family: str, size: float) -> list[Line]:
    """As many lines as the words need; a word wider than the page is cut."""
    lines: list[Line] = [[]]
    used = 0.0
    for word, pieces, length in _tokens(runs, family, size):
        if word == "\n":
            lines.append([])
            used = 0.0
            continue
        if used + length > width and used and not word.isspace():
            _trim(lines[-1])
            lines.append([])
            used = 0.0
        for piece in pieces if length <= width else _cut(pieces, width):
            if used + piece.width > width and used and not word.isspace():
                lines.append([])
                used = 0.0
            lines[-1].append(piece)
            used += piece.width
    return [in_reading_order(line) for line in lines]


def _tokens(
    runs: Iterable[Run], family: str, size: float
) -> Iterator[tuple[str, list[Piece], float]]:
    for run in runs:
        font = font_name(run, family)
        for token in _TOKEN.findall(fonts.with_names(run.text, font)):
            pieces = [Piece(text, name, size, run.underlined) for text, name in _fonts(token, font)]
            yield token, pieces, sum(piece.width for piece in pieces)


@lru_cache(maxsize=100_000)
def _fonts(token: str, wanted: str) -> tuple[tuple[str, str], ...]:
    """A word in one font as far as it goes."""
    known = ((fonts.font_for(c, wanted), c) for c in shaped(token) if c not in fonts.UNSHOWN)
    return tuple(
        ("".join(c for _font, c in group), font or "page")
        for font, group in groupby(known, key=lambda each: each[0])
    )


def _cut(pieces: list[Piece], width: float) -> Iterator[Piece]:
    for piece in pieces:
        average = piece.width / max(1, len(piece.text))
        room = max(1, int(width / max(average, 0.1) * 0.9))
        for at in range(0, len(piece.text), room):
            yield Piece(piece.text[at : at + room], piece.font, piece.size, piece.underlined)


def _trim(line: Line) -> None:
    while line and line[-1].text.isspace():
        line.pop()
