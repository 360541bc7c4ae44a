"""A screenplay on the industry's sheet: US Letter, Courier, 12 points, six lines to the inch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from contributions.printing.blocks import Block, Run
from contributions.printing.paper import INCH, Format, Paper
from contributions.printing.words import Line, lines_of

FORM: Final = Format(
    width=8.5 * INCH, height=11 * INCH, left=1.5 * INCH, right=INCH, top=INCH, bottom=INCH
)
SIZE: Final = 12.0
CHARACTER: Final = SIZE * 0.6
"""The width of every character."""

PLACES: Final = {
    "h2": (0, 60),
    "action": (0, 60),
    "cue": (22, 38),
    "aside": (16, 25),
    "said": (10, 35),
    "lyrics": (10, 35),
}
"""Style → the column it begins in and how many it may fill, counted from the left margin."""
SPOKEN: Final = frozenset({"said", "aside", "lyrics"})
MORE: Final = "(MORE)"
CONTINUED: Final = " (CONT'D)"


def set_script(paper: Paper, blocks: Sequence[Block]) -> None:
    at = 0
    while at < len(blocks):
        end = at + 1
        if blocks[at].side:
            while end < len(blocks) and blocks[end].side:
                end += 1
            _dual(paper, blocks[at:end])
        elif blocks[at].style == "cue":
            while end < len(blocks) and blocks[end].style in SPOKEN and not blocks[end].side:
                end += 1
            _speech(paper, blocks[at], blocks[at + 1 : end])
        else:
            _alone(paper, blocks[at])
        at = end


def _alone(paper: Paper, block: Block) -> None:
    if block.style == "hr":
        paper.turn()
        return
    first, columns = PLACES.get(block.style, (0, 60))
    lines = _lines(block, columns, bold=block.style == "h2")
    paper.skip(SIZE * (2 if block.style == "h2" else 1))
    keep = len(lines) + 2 if block.style == "h2" else min(len(lines), 2)
    if paper.left < keep * SIZE:
        paper.turn()
    if block.style == "h2":
        paper.bookmark(block.text.strip()[:120] or "–", 0)
    for at, line in enumerate(lines):
        _write(paper, line, _start(block.style, first, line))
        if at == 0 and block.marker:
            _number(paper, block.marker)


def _number(paper: Paper, number: str) -> None:
    """A scene's number stands in both margins."""
    line = _words([Run(number, True)], 12)
    for column in (-min(len(number) + 4, 12), 61):
        paper.put(line, x=FORM.left + column * CHARACTER, y=paper.y)


def _start(style: str, first: int, line: Line) -> float:
    """The column of a line; a transition ends at the right margin."""
    length = sum(piece.width for piece in line) / CHARACTER
    if style == "transition":
        return max(0.0, 60 - length)
    if style == "centred":
        return max(0.0, (60 - length) / 2)
    return first


def _speech(paper: Paper, cue: Block, spoken: Sequence[Block]) -> None:
    """Over a page's end it says so, and says again who speaks."""
    lines = [(block.style, line) for block in spoken for line in _lines(block, _columns(block))]
    paper.skip(SIZE)
    if paper.left < min(len(lines) + 1, 3) * SIZE:
        paper.turn()
    _cue(paper, cue.runs)
    for number, (style, line) in enumerate(lines):
        more = len(lines) - number
        if more > 1 and paper.left < 2 * SIZE:
            _write(paper, _words([Run(MORE)], 38), PLACES["cue"][0])
            paper.turn()
            _cue(paper, [*cue.runs, Run(CONTINUED)])
        _write(paper, line, PLACES.get(style, (10, 35))[0])


def _cue(paper: Paper, runs: Sequence[Run]) -> None:
    for line in lines_of(runs, width=38.5 * CHARACTER, family="script", size=SIZE):
        _write(paper, line, PLACES["cue"][0])


def _dual(paper: Paper, blocks: Sequence[Block]) -> None:
    """Two speeches beside each other, each in half of the sheet."""
    columns = [
        [
            (6 if block.style == "cue" else 3 if block.style == "aside" else 0, line)
            for block in blocks
            if block.side == side
            for line in _lines(block, 28)
        ]
        for side in (1, 2)
    ]
    height = max(len(column) for column in columns)
    paper.skip(SIZE)
    if paper.left < min(height, 50) * SIZE:
        paper.turn()
    for number in range(height):
        if paper.left < SIZE:
            paper.turn()
        paper.y -= SIZE
        for start, column in zip((0, 31), columns, strict=True):
            if number < len(column):
                indent, line = column[number]
                paper.put(line, x=FORM.left + (start + indent) * CHARACTER, y=paper.y)


def _columns(block: Block) -> int:
    return PLACES.get(block.style, (10, 35))[1]


def _lines(block: Block, columns: int, *, bold: bool = False) -> list[Line]:
    runs = [Run(r.text, r.bold or bold, r.italic, r.mono, r.underlined) for r in block.runs]
    if block.style == "lyrics":
        runs = [Run(run.text, run.bold, True) for run in runs]
    return lines_of(runs, width=(columns + 0.5) * CHARACTER, family="script", size=SIZE)


def _words(runs: Sequence[Run], columns: int) -> Line:
    return lines_of(runs, width=columns * CHARACTER, family="script", size=SIZE)[0]


def _write(paper: Paper, line: Line, column: float) -> None:
    paper.write(line, x=FORM.left + column * CHARACTER, leading=SIZE)
