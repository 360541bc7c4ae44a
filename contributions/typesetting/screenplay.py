"""A Fountain screenplay as HTML: in the order in which it is read, its look left to the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from contributions.domain.emphasis import Run, plain, runs
from contributions.domain.fountain import read
from contributions.domain.screenplay import Element, Part, Screenplay
from contributions.typesetting import cleaning
from contributions.typesetting.cutting import slices
from contributions.typesetting.parts import WEIGHT, Block, Heading, Typeset, assemble
from contributions.typesetting.plainly import is_too_busy, plain_blocks

_CLASSES: Final = {
    Part.ACTION: "action",
    Part.CHARACTER: "cue",
    Part.DIALOGUE: "said",
    Part.PARENTHETICAL: "aside",
    Part.LYRICS: "lyrics",
    Part.TRANSITION: "transition",
    Part.CENTRED: "centred",
}
_CREDITS: Final = {"credit", "author", "authors", "source"}


def typeset(text: str) -> Typeset:
    """Notes and synopses are the writer's own and stay out; sections only name the contents."""
    if is_too_busy(text):
        return assemble(plain_blocks(text), cleaning.script)
    return assemble(_blocks(read(text)), cleaning.script)


def _blocks(play: Screenplay) -> Iterator[Block]:
    if play.title_page:
        yield Block(_title_page(play))
    count = 0
    for group in _groups(play.elements):
        first = group[0]
        if first.part == Part.HEADING:
            count += 1
            words = plain(first.text)[:120]
            yield Block(_heading(first, count), Heading(f"h-{count}", words, 2))
        elif first.part == Part.CHARACTER:
            yield from _spoken(group)
        elif first.part == Part.BREAK:
            yield Block("<hr>")
        elif first.part in _CLASSES:
            yield from (Block(_paragraph(first.part, piece)) for piece in slices(first.text))


def _groups(elements: list[Element]) -> Iterator[list[Element]]:
    """A cue with what is said, and with the speech that stands beside it; all else alone."""
    group: list[Element] = []
    for element in elements:
        goes_on = element.spoken or element.dual or element.part == Part.NOTE
        if group and not (goes_on and group[0].part == Part.CHARACTER):
            yield group
            group = []
        group.append(element)
    if group:
        yield group


def _title_page(play: Screenplay) -> str:
    lines: list[str] = []
    for key, values in play.title_page:
        name = "play-title" if key.lower() == "title" else ""
        said = "<br>".join(_styled(value) for value in values)
        opening = f'<p class="{name}">' if name else "<p>"
        label = "" if name or key.lower() in _CREDITS else f"{escape(key)}: "
        lines.append(f"{opening}{label}{said}</p>")
    return f'<header class="title-page">{"".join(lines)}</header>'


def _heading(element: Element, count: int) -> str:
    number = (
        f'<span class="scene-number">{escape(element.number)}</span> ' if element.number else ""
    )
    return f'<h2 id="h-{count}">{number}{_styled(element.text)}</h2>'


def _spoken(group: list[Element]) -> Iterator[Block]:
    """As one block; a speech of many pages goes on without its cue."""
    if sum(len(element.text) for element in group) <= WEIGHT // 2:
        yield Block(_speeches(group))
        return
    for element in (each for each in group if each.part != Part.NOTE):
        for piece in slices(element.text):
            words = _paragraph(element.part, piece)
            yield Block(f'<div class="speech">{words}</div>')


def _speeches(group: list[Element]) -> str:
    speeches: list[list[str]] = []
    for element in group:
        if element.part == Part.CHARACTER:
            speeches.append([])
        if element.part != Part.NOTE:
            speeches[-1].append(_paragraph(element.part, element.text))
    inner = "".join(f'<div class="speech">{"".join(said)}</div>' for said in speeches)
    return inner if len(speeches) == 1 else f'<div class="dual">{inner}</div>'


def _paragraph(part: Part, text: str) -> str:
    words = "<br>".join(_styled(line) for line in text.rstrip("\n").split("\n"))
    return f'<p class="{_CLASSES[part]}">{words}</p>'


def _styled(line: str) -> str:
    return "".join(_tagged(run) for run in runs(line))


def _tagged(run: Run) -> str:
    html = escape(run.text)
    for wanted, tag in ((run.underlined, "u"), (run.italic, "em"), (run.bold, "strong")):
        if wanted:
            html = f"<{tag}>{html}</{tag}>"
    return html
