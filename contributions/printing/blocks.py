"""A published text as paragraphs to be laid out, read out of the HTML it was published as.

So a book says what the page says, however old its typesetting is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, fromstring

BLOCKS: Final = frozenset({"p", "pre", "hr", "h2", "h3", "h4", "h5", "h6"})
WRAPPERS: Final = frozenset({"blockquote", "ul", "ol", "li", "div", "header"})
_NOT_XML: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; `\\n` ends a line."""

    text: str
    bold: bool = False
    italic: bool = False
    mono: bool = False
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """`style` is the tag or, in a screenplay, the class. `depth` counts quotations and lists
    around it; `marker` stands before its first line. `side` is 1 or 2 in two speeches at once."""

    style: str
    runs: list[Run] = field(default_factory=list)
    depth: int = 0
    marker: str = ""
    side: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def as_xml(html: str) -> str:
    """Our own typesetting, which is clean HTML, as XML; what XML cannot hold is left out."""
    text = html.replace("<br>", "<br/>").replace("<hr>", "<hr/>").replace("&nbsp;", "&#160;")
    return fit_for_xml(text)


def fit_for_xml(text: str) -> str:
    """Without what XML cannot hold, however it got into a text that was stored long ago."""
    return _NOT_XML.sub("", text)


def blocks_of(html: str) -> list[Block]:
    """In the order in which they are read."""
    root = fromstring(f"<div>{as_xml(html)}</div>")  # noqa: S314 -- our own typesetting's output
    return list(_walk(root, 0, "", 0))


def _walk(parent: Element, depth: int, marker: str, side: int) -> Iterator[Block]:
    number = int(parent.get("start") or 1)
    if parent.tag == "li" and _is_tight(parent):
        yield Block("p", list(_runs(parent, Run(""))), depth, marker, side)
        marker = ""
    for child in parent:
        if child.tag == "li":
            yield from _walk(child, depth, f"{number}." if parent.tag == "ol" else "•", side)
            number += 1
        elif child.tag in WRAPPERS:
            deeper = depth + (child.tag in {"blockquote", "ul", "ol"})
            yield from _walk(child, deeper, "", _side(parent, child, side))
        elif child.tag in BLOCKS:
            style = "title-page" if parent.tag == "header" else child.tag
            style = child.get("class") or style
            marker = _number(child) or marker
            runs = list(_runs(child, Run("", mono=child.tag == "pre")))
            yield Block(style, runs, depth, marker, side)
            marker = ""


def _number(heading: Element) -> str:
    """A scene's own, taken out of its words."""
    span = heading.find("span[@class='scene-number']")
    if span is None:
        return ""
    number, span.text, span.tail = span.text or "", "", (span.tail or "").lstrip()
    return number


def _is_tight(item: Element) -> bool:
    """Its words stand in it without a paragraph of their own."""
    return bool((item.text or "").strip()) or any(
        child.tag not in BLOCKS | WRAPPERS for child in item
    )


def _side(parent: Element, child: Element, side: int) -> int:
    if parent.get("class") != "dual":
        return side
    return 1 if child is parent[0] else 2


def _runs(element: Element, style: Run) -> Iterator[Run]:
    """The words of an element; blocks inside it are told for themselves."""
    if element.text:
        yield _said(element.text, style)
    for child in element:
        if child.tag == "br":
            yield _said("\n", style, keep=True)
        elif child.tag not in BLOCKS | WRAPPERS:
            yield from _runs(child, _styled(child.tag, style))
        if child.tail:
            yield _said(child.tail, style)


def _styled(tag: str, style: Run) -> Run:
    return Run(
        "",
        bold=style.bold or tag == "strong",
        italic=style.italic or tag == "em",
        mono=style.mono or tag == "code",
        underlined=style.underlined or tag in {"u", "a"},
    )


def _said(text: str, style: Run, *, keep: bool = False) -> Run:
    """A line's end in HTML is a space unless it is told to be one."""
    words = text if keep or style.mono else text.replace("\n", "")
    return Run(words, style.bold, style.italic, style.mono, style.underlined)
