"""Cut a block that would fill more than a page: a chapter without a paragraph, a list of pages."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Final

from markdown_it.token import Token

from contributions.typesetting.parts import WEIGHT

_ENDS: Final = (". ", "? ", "! ", "。", " ")


def lighter(group: list[Token]) -> Iterator[list[Token]]:
    """The block in pieces of at most about a page, each a whole block of its kind."""
    if _weight(group) <= WEIGHT:
        yield group
    elif group[0].type == "paragraph_open":
        for children in _lines(group[1].children or []):
            inline = copy(group[1])
            inline.children = children
            yield [group[0], inline, group[2]]
    elif len(group) == 1:
        for content in slices(group[0].content):
            piece = copy(group[0])
            piece.content = content
            yield [piece]
    else:
        yield from _inner(group)


def slices(text: str, size: int = WEIGHT // 2) -> Iterator[str]:
    """Pieces of at most `size` characters, cut behind a sentence or a word where there is one."""
    start = 0
    while len(text) - start > size:
        ends = (text.rfind(mark, start + size // 2, start + size) for mark in ("\n", *_ENDS))
        end = next((found + 1 for found in ends if found >= 0), start + size)
        yield text[start:end]
        start = end
    yield text[start:]


def _lines(children: list[Token]) -> Iterator[list[Token]]:
    """Cut at a line's end, or inside a very long run of words; never inside emphasis or a link."""
    piece: list[Token] = []
    weight = depth = 0
    for token in _short(children):
        depth += token.nesting
        if depth == 0 and weight > WEIGHT // 2:
            if token.type not in {"softbreak", "hardbreak"}:
                piece.append(token)
            yield piece
            piece, weight = [], 0
            continue
        piece.append(token)
        weight += len(token.content.encode())
    if piece:
        yield piece


def _short(children: list[Token]) -> Iterator[Token]:
    for token in children:
        if token.type != "text" or len(token.content) <= WEIGHT // 2:
            yield token
            continue
        for content in slices(token.content):
            piece = copy(token)
            piece.content = content
            yield piece


def _inner(group: list[Token]) -> Iterator[list[Token]]:
    """A list or a quotation: the same again around every pageful of what is in it."""
    first, last = group[0], group[-1]
    number = int(first.attrGet("start") or 1)
    piece: list[Token] = []
    weight = 0
    for child in top_level(group[1:-1]):
        for part in lighter(child):
            weight += _weight(part)
            if piece and weight > WEIGHT:
                yield [first, *piece, last]
                first, piece, weight = _numbered(first, number), [], _weight(part)
            piece += part
        number += 1
    yield [first, *piece, last]


def _weight(tokens: list[Token]) -> int:
    """In bytes, with something for each tag."""
    return sum(len(token.content.encode()) + 8 for token in tokens)


def top_level(tokens: list[Token]) -> Iterator[list[Token]]:
    """Each block with everything in it."""
    group: list[Token] = []
    depth = 0
    for token in tokens:
        group.append(token)
        depth += token.nesting
        if depth == 0:
            yield group
            group = []


def _numbered(first: Token, number: int) -> Token:
    again = copy(first)
    if first.type == "ordered_list_open":
        again.attrs = {**first.attrs, "start": number}
    return again
