"""Prose and verse as a small book: A5, a text serif, ragged right so that no line is stretched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from contributions.printing.blocks import Block, Run
from contributions.printing.paper import Format, Paper
from contributions.printing.words import Line, lines_of

FORM: Final = Format(width=419.5, height=595.3, left=52, right=52, top=58, bottom=66)
SIZE: Final = 10.5
LEADING: Final = 15.5
INDENT: Final = 18.0
HEADINGS: Final = {"h2": 17.0, "h3": 13.5, "h4": 11.5, "h5": 10.5, "h6": 10.5}


def set_prose(paper: Paper, blocks: Sequence[Block]) -> None:
    for block in blocks:
        if block.style in HEADINGS:
            _heading(paper, block)
        elif block.style == "hr":
            _rule(paper)
        else:
            _paragraph(paper, block)


def _heading(paper: Paper, block: Block) -> None:
    """With room for two lines below it, or on the next page."""
    size = HEADINGS[block.style]
    bold = [Run(run.text, True, run.italic, run.mono) for run in block.runs]
    lines = lines_of(bold, width=FORM.measure, family="page", size=size)
    paper.skip(size * 1.6)
    if paper.left < len(lines) * size * 1.25 + 2 * LEADING:
        paper.turn()
    paper.bookmark(block.text.strip()[:120] or "–", 0)
    for line in lines:
        paper.write(line, x=FORM.left, leading=size * 1.25, measure=FORM.measure)
    paper.y -= size * 0.45


def _rule(paper: Paper) -> None:
    paper.skip(LEADING)
    if paper.left < LEADING:
        paper.turn()
    paper.rule(FORM.width / 2 - 30, 60)
    paper.y -= LEADING / 2


def _paragraph(paper: Paper, block: Block) -> None:
    x = FORM.left + min(block.depth, 6) * INDENT
    measure = FORM.width - FORM.right - x
    family, size = ("script", SIZE * 0.85) if block.style == "pre" else ("page", SIZE)
    lines = lines_of(block.runs, width=measure, family=family, size=size)
    paper.skip(LEADING * 0.5)
    if len(lines) > 2 and paper.left < 2 * LEADING:
        paper.turn()
    for at, line in enumerate(lines):
        paper.write(line, x=x, leading=LEADING, measure=measure)
        if at == 0 and block.marker:
            paper.put(_marker(block.marker), x=x - INDENT + 4, y=paper.y)


def _marker(marker: str) -> Line:
    [line] = lines_of([Run(marker)], width=FORM.measure, family="page", size=SIZE)
    return line
