"""The parts of a screenplay, and how one line of Fountain says which part it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

NOTE: Final = "\x00"
"""Stands before a note's words on a line of its own; no clean text holds it."""


class Part(StrEnum):
    """What a stretch of a screenplay is."""

    HEADING = "heading"
    ACTION = "action"
    CHARACTER = "character"
    DIALOGUE = "dialogue"
    PARENTHETICAL = "parenthetical"
    LYRICS = "lyrics"
    TRANSITION = "transition"
    CENTRED = "centred"
    NOTE = "note"
    SECTION = "section"
    SYNOPSIS = "synopsis"
    BREAK = "break"


UNSEEN: Final = frozenset({Part.NOTE, Part.SECTION, Part.SYNOPSIS, Part.BREAK})


@dataclass(frozen=True, slots=True)
class Element:
    """`number` is a scene's own, `level` a section's; `dual` speech stands beside the one before
    it. What is `spoken` belongs to the cue above. Action and dialogue keep their line breaks."""

    part: Part
    text: str = ""
    number: str = ""
    level: int = 0
    dual: bool = False
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Screenplay:
    title_page: list[tuple[str, list[str]]] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)


_SCENE: Final = re.compile(r"(?:INT|EXT|EST|INT\.?/EXT|I/E)[. ]", re.IGNORECASE)
_NUMBER: Final = re.compile(r"#([\w.\-]{1,12})#$")


def is_heading(line: str) -> bool:
    return bool(_SCENE.match(line)) or (line[:1] == "." and line[1:2].isalnum())


def is_cue(line: str) -> bool:
    """In capitals, apart from what stands in brackets: KEEPER (whispering)."""
    name = line.partition("(")[0].rstrip("^ ")
    return name.isupper() and not line.rstrip().endswith(":")


def is_transition(bare: str) -> bool:
    return bare.endswith("TO:") and bare.isupper()


def aside(bare: str) -> Element | None:
    """What stands between the spoken words; None for the words themselves."""
    if bare.startswith("(") and bare.endswith(")"):
        return Element(Part.PARENTHETICAL, bare, spoken=True)
    if bare.startswith("~"):
        return Element(Part.LYRICS, bare[1:].strip(), spoken=True)
    return Element(Part.NOTE, bare[1:]) if bare.startswith(NOTE) else None


def heading(bare: str) -> Element:
    text = bare.removeprefix(".").strip()
    number = _NUMBER.search(text)
    if number is None:
        return Element(Part.HEADING, text)
    return Element(Part.HEADING, text[: number.start()].strip(), number=number[1])


def marked(bare: str) -> Element | None:
    """What its first character alone makes it; None for everything else."""
    read = _MARKS.get(bare[0])
    return read(bare) if read else None


def _note(bare: str) -> Element:
    return Element(Part.NOTE, bare[1:])


def _section(bare: str) -> Element:
    words = bare.lstrip("#")
    return Element(Part.SECTION, words.strip(), level=min(len(bare) - len(words), 6))


def _equals(bare: str) -> Element | None:
    if not bare.strip("="):
        return Element(Part.BREAK) if len(bare) >= 3 else None
    return None if bare[1] == "=" else Element(Part.SYNOPSIS, bare[1:].strip())


def _lyrics(bare: str) -> Element:
    return Element(Part.LYRICS, bare[1:].strip())


def _arrow(bare: str) -> Element:
    if bare.endswith("<"):
        return Element(Part.CENTRED, bare[1:-1].strip())
    return Element(Part.TRANSITION, bare[1:].strip())


def _forced(bare: str) -> Element | None:
    return heading(bare) if is_heading(bare) else None


_MARKS: Final[Mapping[str, Callable[[str], Element | None]]] = {
    NOTE: _note,
    "#": _section,
    "=": _equals,
    "~": _lyrics,
    ">": _arrow,
    ".": _forced,
}
