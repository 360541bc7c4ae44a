"""The first lines of a text, as a card shows them."""

from __future__ import annotations

import re
from typing import Final

EXCERPT_LENGTH = 240
SHORTEST_LINE = 24
LINE_LENGTH: Final = 160

TITLE_PAGE: Final = r"(title|credit|author|authors|source|draft date|contact):"
_TITLE_PAGE: Final = re.compile(TITLE_PAGE, re.I)
_MARKS: Final = (
    (re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d{1,9}[.)]\s+)+"), ""),
    (re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}(?:\s[^()]{0,300})?\)"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]{1,500})>"), r"\1"),
    (re.compile(r"(\*\*|__|~~|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w))"), ""),
)


def excerpt(text: str, lines: int) -> list[str]:
    """The first `lines` lines with words in them, without Markdown's marks, each cut at a word.

    Long lines are prose: together they have `EXCERPT_LENGTH` characters, so that a story hangs
    no lower than a poem.
    """
    found: list[str] = []
    room = EXCERPT_LENGTH
    for raw in _begun(text.splitlines()):
        line = plain(raw)
        if line:
            found.append(_cut(line, min(room, LINE_LENGTH)))
            room -= len(line)
        if len(found) == lines or room < SHORTEST_LINE:
            break
    return found


def _begun(lines: list[str]) -> list[str]:
    """Without what only repeats the title: headings at the start, a screenplay's title page. A
    text that is nothing else keeps them."""
    at = 0
    if lines and _TITLE_PAGE.match(lines[0]):
        at = next((place for place, line in enumerate(lines) if not line.strip()), 0)
    while at < len(lines) and (not lines[at].strip() or lines[at].startswith("#")):
        at += 1
    return lines[at:] if at < len(lines) else lines


def plain(line: str) -> str:
    """One line of Markdown as a reader would say it; "" for a rule or a fence."""
    if re.fullmatch(r"\s*(?:[-*_]\s*){3,}|\s*(?:```|~~~).*", line):
        return ""
    for pattern, kept in _MARKS:
        line = pattern.sub(kept, line)
    return " ".join(line.split())


def quoted(text: str, length: int = 500) -> str:
    """Several lines of Markdown as plain words, for a notice or a mail; without what is quoted from
    somebody else, unless there is nothing beside it."""
    said = text.splitlines()
    own = [line for line in said if not line.lstrip().startswith(">")]
    lines = (plain(line) for line in (own if any(map(str.strip, own)) else said))
    return _cut("\n".join(line for line in lines if line), length)


def _cut(line: str, length: int = LINE_LENGTH) -> str:
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0] + "…"
