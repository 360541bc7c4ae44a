"""What two versions of a text have in common: paragraph by paragraph, then word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from contributions.domain.alignment import align
from contributions.domain.common_words import equal_runs
from contributions.domain.effort import Effort

EFFORT: Final = 3_500_000
"""For the words of all paragraphs together; a changed one that is too much for it stands whole."""
PARAGRAPH: Final = 400_000
"""Characters on both sides; what is longer stands whole."""
LONG: Final = 4_000
"""A longer one is cut into its sentences or lines."""
MOST: Final = 20_000
"""Pieces of a text; one with more has several of them in each."""
_SENTENCE: Final = re.compile(r"(?<=[.!?…。])\s+|\n")
_WORD: Final = re.compile(r"\s*[^\W_]+(?:['’\-][^\W_]+)*|\s*[^\s]|\s+$")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph; `changed` is what the other version does not have."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph in both versions; an empty side has none."""

    before: list[Span]
    after: list[Span]

    @property
    def is_same(self) -> bool:
        return not any(span.changed for span in (*self.before, *self.after))


@dataclass(slots=True)
class Comparison:
    """`is_rough`: it was too much to look at every word."""

    rows: list[Row] = field(default_factory=list)
    added: int = 0
    removed: int = 0
    is_rough: bool = False


def compare(before: str, after: str) -> Comparison:
    found = Comparison()
    effort = Effort(EFFORT)
    for old, new in align(_paragraphs(before), _paragraphs(after)):
        if old is None or new is None:
            row = Row(_whole(old), _whole(new))
        elif old == new:
            row = Row([Span(old)], [Span(new)])
        else:
            closely = _closely(old, new, effort)
            found.is_rough = found.is_rough or closely is None
            row = closely or Row(_whole(old), _whole(new))
        found.rows.append(row)
        found.removed += _words(row.before)
        found.added += _words(row.after)
    return found


def _paragraphs(text: str) -> list[str]:
    """A very long one in its sentences or lines: then a change in it moves only its own."""
    found: list[str] = []
    for part in re.split(r"\n[ \t]*\n", text):
        if len(part) > LONG:
            found += (piece for piece in _SENTENCE.split(part) if piece.strip())
        elif part.strip():
            found.append(part.strip("\n"))
    size = len(found) // MOST + 1
    return ["\n".join(found[at : at + size]) for at in range(0, len(found), size)]


def _whole(text: str | None) -> list[Span]:
    return [] if text is None else [Span(text, True)]


def _closely(was: str, now: str, effort: Effort) -> Row | None:
    characters = len(was) + len(now)
    if characters > PARAGRAPH or not effort.spend(characters // 2):
        return None
    before, after = _WORD.findall(was), _WORD.findall(now)
    runs = equal_runs(before, after, effort)
    if runs is None:
        return None
    old: list[Span] = []
    new: list[Span] = []
    i = j = 0
    for a, b, size in runs:
        old += _spans(before[i:a], True)
        new += _spans(after[j:b], True)
        old += _spans(before[a : a + size], False)
        new += _spans(after[b : b + size], False)
        i, j = a + size, b + size
    return Row(old, new)


def _spans(words: Sequence[str], changed: bool) -> Iterator[Span]:
    if words:
        yield Span("".join(words), changed)


def _words(spans: Sequence[Span]) -> int:
    return sum(len(span.text.split()) for span in spans if span.changed)
