"""Fountain's emphasis: *italic*, **bold**, ***both***, _underlined_, within one line."""

import re
from dataclasses import dataclass
from itertools import groupby
from typing import Final


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one line in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False


_TOKENS: Final = re.compile(r"\\[*_\\~.@>!#=]|\*{1,3}|_|[^\\*_]+|\\")
_MARKS: Final = frozenset({"*", "**", "***", "_"})


def runs(line: str) -> list[Run]:
    """Marks without a partner are only characters; so is one with a backslash before it."""
    tokens = _TOKENS.findall(line)
    switches = _switches(tokens)
    styled: list[tuple[frozenset[str], str]] = []
    on: frozenset[str] = frozenset()
    for at, token in enumerate(tokens):
        if at in switches:
            on ^= {token}
        else:
            styled.append((on, token[1:] if len(token) > 1 and token[0] == "\\" else token))
    return [
        _run(marks, "".join(text for _marks, text in group))
        for marks, group in groupby(styled, key=lambda each: each[0])
    ]


def _run(marks: frozenset[str], text: str) -> Run:
    return Run(text, bool(marks & {"**", "***"}), bool(marks & {"*", "***"}), "_" in marks)


def plain(line: str) -> str:
    return "".join(run.text for run in runs(line))


def _switches(tokens: list[str]) -> set[int]:
    """The places of the marks that have a partner in this line."""
    paired: set[int] = set()
    opened: dict[str, int] = {}
    for at, token in enumerate(tokens):
        if token not in _MARKS:
            continue
        if token in opened and not tokens[at - 1][-1:].isspace():
            paired |= {opened.pop(token), at}
        elif at + 1 < len(tokens) and not tokens[at + 1][:1].isspace():
            opened[token] = at
    return paired
