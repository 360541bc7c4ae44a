"""Markdown, as people write it here: line breaks stay, raw HTML is text, nothing is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from contributions.typesetting import cleaning
from contributions.typesetting.cutting import lighter, top_level
from contributions.typesetting.parts import Block, Heading, Typeset, assemble
from contributions.typesetting.plainly import is_too_busy, plain_blocks

# Nobody means a hundred marks in a row, and looking for each one's partner takes minutes.
_LONG_RUN: Final = re.compile(r"[\[\]()*_~`<!]{100,}")
_MARKER: Final = r"(?:[-+*>]|\d{1,9}[.)])"
# What the parser would drop: it goes sixty levels down, and nobody means even twenty.
_TOO_DEEP: Final = re.compile(rf"^((?:[ \t]{{0,8}}{_MARKER}){{18}}[ \t]*)({_MARKER})", re.MULTILINE)
_TOO_FAR: Final = re.compile(rf"^[ \t]{{40,}}(?={_MARKER})", re.MULTILINE)
MAX_NESTING: Final = 60
# More links than any text has: then brackets are only brackets.
MAX_BRACKETS: Final = 20_000
_BRACKET: Final = re.compile(r"\\.|\[", re.DOTALL)


def to_html(markdown: str, *, headings: bool = True) -> str:
    """Safe HTML. Line breaks stay (poems), raw HTML shows as text, pictures are not loaded.

    Headings start at the second rank, below the page's title; a comment has none.
    """
    tokens = _parsed(markdown, headings)
    if tokens is None:
        return cleaning.prose("".join(block.html for block in plain_blocks(markdown)))
    parser = _parser(headings)
    return cleaning.prose(parser.renderer.render(tokens, parser.options, {}))


def typeset(markdown: str) -> Typeset:
    """The same, with marks at its headings, in parts."""
    tokens = _parsed(markdown, True)
    blocks = plain_blocks(markdown) if tokens is None else _blocks(tokens)
    return assemble(blocks, cleaning.prose)


def _parsed(markdown: str, headings: bool) -> list[Token] | None:
    """None for what is to be set as it was typed."""
    if is_too_busy(markdown):
        return None
    tokens = _parser(headings).parse(_tamed(markdown))
    return None if _grows(tokens, len(markdown)) else tokens


def _grows(tokens: list[Token], length: int) -> bool:
    """One long address that is named ten thousand times fills a disk."""
    links = (child for token in tokens for child in token.children or [] if child.attrs)
    return sum(len(str(v)) for link in links for v in link.attrs.values()) > 5 * length + 10_000


def _tamed(markdown: str) -> str:
    """As typed, but for what is written to make the parser work for minutes or run full."""
    if markdown.count("[") > MAX_BRACKETS:
        markdown = _BRACKET.sub(_escaped, markdown)
    text = _LONG_RUN.sub(_as_text, markdown)
    return _TOO_FAR.sub(" " * 36, _TOO_DEEP.sub(r"\1\\\2", text))


def _escaped(found: re.Match[str]) -> str:
    return "\\[" if found[0] == "[" else found[0]


def _as_text(run: re.Match[str]) -> str:
    return "".join(f"\\{mark}" for mark in run.group())


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    parser = _parser(True)
    count = 0
    for group in top_level(tokens):
        heading = None
        if group[0].type == "heading_open":
            count += 1
            heading = Heading(f"h-{count}", _words(group), int(group[0].tag[1]))
            group[0].attrSet("id", heading.anchor)
        for piece in lighter(group):
            yield Block(parser.renderer.render(piece, parser.options, {}), heading)


def _words(group: list[Token]) -> str:
    inline = group[1].children or []
    text = "".join(each.content or " " for each in inline if each.nesting == 0)
    return " ".join(text.split())[:120]


@cache
def _parser(headings: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": MAX_NESTING})
    parser.enable("strikethrough").disable("image")
    if not headings:
        parser.disable(["heading", "lheading"])
    parser.core.ruler.push("below_the_title", _lower_headings)
    return parser


def _lower_headings(state: StateCore) -> None:
    for token in state.tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"
