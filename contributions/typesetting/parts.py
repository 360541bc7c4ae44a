"""A long text is read part by part: cut between blocks, at a chapter where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

WEIGHT: Final = 13_000
"""Bytes of HTML on one page: with everything around them a page travels in less than 15 KB."""

MAX_HEADINGS: Final = 1_000
"""In the contents; of a text that is nothing but headings the first ones."""


@dataclass(frozen=True, slots=True)
class Heading:
    """`rank` 2 is the highest, below the page's title."""

    anchor: str
    text: str
    rank: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list, a scene heading …: a cut never goes through it."""

    html: str
    heading: Heading | None = None

    @property
    def weight(self) -> int:
        return len(self.html.encode())


@dataclass(frozen=True, slots=True)
class Typeset:
    """`parts` say where each page's piece of `html` begins and ends (in characters), and which
    headings stand in it."""

    html: str
    parts: list[dict[str, Any]]


def assemble(blocks: Iterable[Block], clean: Callable[[str], str]) -> Typeset:
    html: list[str] = []
    parts: list[dict[str, Any]] = []
    start, room = 0, MAX_HEADINGS
    for page in _pages(list(blocks)):
        piece = clean("".join(block.html for block in page))
        headings = [block.heading for block in page if block.heading][:room]
        room -= len(headings)
        parts.append(
            {
                "start": start,
                "end": start + len(piece),
                "headings": [[each.anchor, each.text, each.rank] for each in headings],
            }
        )
        html.append(piece)
        start += len(piece)
    return Typeset("".join(html), parts)


def _pages(blocks: list[Block]) -> list[list[Block]]:
    """As many chapters on a page as have room; a chapter without room is cut anywhere."""
    pages: list[list[Block]] = []
    room = 0
    for chapter in _chapters(blocks):
        weight = sum(block.weight for block in chapter)
        if weight <= room:
            pages[-1] += chapter
            room -= weight
            continue
        for block in chapter:
            if block is chapter[0] or block.weight > room:
                pages.append([])
                room = WEIGHT
            pages[-1].append(block)
            room -= block.weight
    return pages


def _chapters(blocks: Sequence[Block]) -> list[list[Block]]:
    highest = min((block.heading.rank for block in blocks if block.heading), default=0)
    chapters: list[list[Block]] = []
    for block in blocks:
        begins = block.heading is not None and block.heading.rank == highest
        if begins or not chapters:
            chapters.append([])
        chapters[-1].append(block)
    return chapters
