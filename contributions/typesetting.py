"""Turn what people type into HTML that is safe to show, and into the first lines on a card."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

TAGS: Final = {
    *("p", "br", "hr", "em", "strong", "s", "a", "code", "pre", "blockquote"),
    *("ul", "ol", "li", "h2", "h3", "h4", "h5", "h6"),
}
ATTRIBUTES: Final = {"a": {"href", "title"}, "ol": {"start"}, "pre": {"class"}}
SCHEMES: Final = {"http", "https", "mailto"}
LINK_REL: Final = "nofollow ugc noopener"
EXCERPT_LENGTH = 240
SHORTEST_LINE = 24
LINE_LENGTH: Final = 160

# Nobody means a hundred marks in a row, and looking for each one's partner takes minutes.
_LONG_RUN: Final = re.compile(r"[\[\]()*_~`<!]{100,}")
_MARKS: Final = (
    (re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d{1,9}[.)]\s+)+"), ""),
    (re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}(?:\s[^()]{0,300})?\)"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]{1,500})>"), r"\1"),
    (re.compile(r"(\*\*|__|~~|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w))"), ""),
)


def to_html(markdown: str, *, headings: bool = True) -> str:
    """Safe HTML. Line breaks stay (poems), raw HTML shows as text, pictures are not loaded.

    Headings start at the second rank, below the page's title; a comment has none.
    """
    html = _parser(headings).render(_LONG_RUN.sub(_as_text, markdown))
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=LINK_REL)


def _as_text(run: re.Match[str]) -> str:
    return "".join(f"\\{mark}" for mark in run.group())


def screenplay_to_html(text: str) -> str:
    """A Fountain screenplay exactly as typed: its spaces and line breaks are its layout."""
    return f'<pre class="screenplay">{escape(text)}</pre>'


def excerpt(text: str, lines: int) -> list[str]:
    """The first `lines` lines with words in them, without Markdown's marks, each cut at a word.

    Long lines are prose: together they have `EXCERPT_LENGTH` characters, so that a story hangs
    no lower than a poem.
    """
    found: list[str] = []
    room = EXCERPT_LENGTH
    for raw in text.splitlines():
        line = plain(raw)
        if line:
            found.append(_cut(line, min(room, LINE_LENGTH)))
            room -= len(line)
        if len(found) == lines or room < SHORTEST_LINE:
            break
    return found


def plain(line: str) -> str:
    """One line of Markdown as a reader would say it; "" for a rule or a fence."""
    if re.fullmatch(r"\s*(?:[-*_]\s*){3,}|\s*(?:```|~~~).*", line):
        return ""
    for pattern, kept in _MARKS:
        line = pattern.sub(kept, line)
    return " ".join(line.split())


def count_words(text: str) -> int:
    return len(text.split())


@cache
def _parser(headings: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True})
    parser.enable("strikethrough").disable("image")
    if not headings:
        parser.disable(["heading", "lheading"])
    parser.core.ruler.push("below_the_title", _lower_headings)
    return parser


def _lower_headings(state: StateCore) -> None:
    for token in state.tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"


def _cut(line: str, length: int = LINE_LENGTH) -> str:
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0] + "…"
