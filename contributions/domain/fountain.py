"""Read a screenplay written in Fountain (the syntax of fountain.io, version 1.1).

One pass over the lines and no pattern that looks back, so that time grows with length only.
Whatever is not understood is action: nothing that was written is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from contributions.domain.hidden import without_hidden
from contributions.domain.screenplay import (
    UNSEEN,
    Element,
    Part,
    Screenplay,
    aside,
    heading,
    is_cue,
    is_heading,
    is_transition,
    marked,
)
from contributions.domain.title_page import title_page

_TABS: Final = "    "


def read(text: str) -> Screenplay:
    lines = without_hidden(text).replace("\t", _TABS).split("\n")
    head, start = title_page(lines)
    return Screenplay(head, _Reader(lines[start:]).elements())


class _Reader:
    """Walks over the lines; `_at` is the next one to read."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._at = 0
        self._found: list[Element] = []

    def elements(self) -> list[Element]:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            if line.strip():
                self._take(line)
        return self._found

    def _take(self, line: str) -> None:
        bare = line.strip()
        alone = marked(bare)
        if alone is not None:
            self._found.append(self._sung(alone))
        elif self._begins_after_blank() and is_heading(bare):
            self._found.append(heading(bare))
        elif self._begins_after_blank() and self._ends_before_blank() and is_transition(bare):
            self._found.append(Element(Part.TRANSITION, bare))
        elif self._is_spoken(bare):
            self._speech(bare)
        else:
            self._action(line)

    def _begins_after_blank(self) -> bool:
        before = self._lines[self._at - 2].strip() if self._at > 1 else ""
        alone = marked(before) if before else None
        return not before or (alone is not None and alone.part in UNSEEN)

    def _ends_before_blank(self) -> bool:
        return self._at >= len(self._lines) or not self._lines[self._at].strip()

    def _is_spoken(self, bare: str) -> bool:
        if self._ends_before_blank() or bare[0] == "!":
            return False
        return bare[0] == "@" or (self._begins_after_blank() and is_cue(bare))

    def _speech(self, bare: str) -> None:
        name = bare.removeprefix("@").rstrip()
        dual = name.endswith("^")
        self._found.append(Element(Part.CHARACTER, name.rstrip("^ ").strip(), dual=dual))
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.strip() and line != "  ":
                return
            between = aside(line.strip())
            if between is None:
                self._dialogue()
            else:
                self._at += 1
                self._found.append(self._sung(between))

    def _sung(self, element: Element) -> Element:
        """Lines of a song that follow one another are one verse."""
        if element.part != Part.LYRICS:
            return element
        lines = [element.text]
        while self._at < len(self._lines) and self._lines[self._at].lstrip().startswith("~"):
            lines.append(self._lines[self._at].lstrip()[1:].strip())
            self._at += 1
        return replace(element, text="\n".join(lines))

    def _dialogue(self) -> None:
        said: list[str] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if (not line.strip() and line != "  ") or aside(line.strip()) is not None:
                break
            self._at += 1
            said.append(line.strip())
        self._found.append(Element(Part.DIALOGUE, "\n".join(said), spoken=True))

    def _action(self, line: str) -> None:
        """Lines that follow one another are one paragraph; `!` only says that it is action."""
        text = [line.removeprefix("!").rstrip()]
        while self._at < len(self._lines) and self._goes_on(self._lines[self._at]):
            text.append(self._lines[self._at].removeprefix("!").rstrip())
            self._at += 1
        self._found.append(Element(Part.ACTION, "\n".join(text)))

    def _goes_on(self, line: str) -> bool:
        bare = line.strip()
        return bool(bare) and bare[0] != "@" and marked(bare) is None
