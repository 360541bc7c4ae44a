"""Captions as people send them, WebVTT or SubRip, to cues, strictly: every line that cannot be
understood is named, so that somebody can put it right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from contributions.domain.cues import MOST_VOICE, Cue, clock, unescaped
from hitrecord.foundation.text import one_line, several_lines

MOST_CUES: Final = 10_000
MOST_CHARACTERS: Final = 1000
"""To be read in one cue."""
MOST_SENT: Final = 8000
"""Of one cue as it is sent, with its marks: what is longer is not looked into."""
MOST_PROBLEMS: Final = 20
SLACK_MS: Final = 500
"""How far a cue may reach into the next one: it is cut there."""
BEYOND_MS: Final = 2000
"""How far a cue may reach beyond the end of what is heard."""

_ARROW: Final = "-->"
_TIMING: Final = re.compile(r"\s*(?P<start>\S+)\s+-->\s+(?P<end>\S+)(?:\s.*)?")
_TIME: Final = re.compile(r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)[.,](\d{3})")
# A mark ends where another begins: so every letter is looked at once, whatever is sent.
_VOICE: Final = re.compile(r"<v(?:\.[^\s<>]{0,100})?\s([^<>]{0,500})>", re.IGNORECASE)
_MARK: Final = re.compile(
    r"</?(?:i|b|u|c|v|lang|ruby|rt|font)(?:[.\s][^<>]{0,600})?>"
    r"|<\d{1,3}:[\d:.]{1,20}>|\{\\[^{}]{0,200}\}",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"</?[A-Za-z!?][^<>]{0,200}>?")
_ASIDE: Final = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_HEAD: Final = re.compile(r"WEBVTT(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Problem:
    """`line` counts from 1; `found` is what stands there, shortened."""

    line: int
    code: str
    found: str = ""


class Wrong(Exception):
    """Something cannot be understood: the first problems, in the order of their lines."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems = list(problems[:MOST_PROBLEMS])
        self.more = max(len(problems) - MOST_PROBLEMS, 0)


def are_timed(text: str) -> bool:
    """Whether this wants to be captions, or is a transcript without times."""
    return bool(_HEAD.match(text.lstrip("\ufeff"))) or _ARROW in text


def read(text: str, *, length_ms: int = 0) -> list[Cue]:
    """The cues in order. Raises Wrong. `length_ms` is how long the sound is, 0 when unknown."""
    problems: list[Problem] = []
    cues: list[Cue] = []
    for number, lines in _blocks(text):
        if _is_no_cue(number, lines):
            continue
        cue = _cue(number, lines, problems)
        if cue is not None:
            _place(cue, number, cues, length_ms, problems)
        if len(cues) > MOST_CUES:
            raise Wrong([*problems, Problem(number, "many_cues")])
    if not cues and not problems:
        problems.append(Problem(1, "no_cues"))
    if problems:
        raise Wrong(problems)
    return cues


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Lines between empty ones, with the number of the first."""
    block: list[str] = []
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _is_no_cue(number: int, lines: list[str]) -> bool:
    """The header with its notes, a comment, a style."""
    if any(_ARROW in line for line in lines[:2]):
        return False
    return (number == 1 and bool(_HEAD.match(lines[0]))) or bool(_ASIDE.match(lines[0]))


def _cue(number: int, lines: list[str], problems: list[Problem]) -> Cue | None:
    """One block: perhaps a number or name, the times, the words."""
    at = next((place for place, line in enumerate(lines[:2]) if _ARROW in line), None)
    if at is None:
        problems.append(Problem(number, "no_times", _short(lines[0])))
        return None
    times = _times(number + at, lines[at], problems)
    words, first = lines[at + 1 :], number + at + 1
    said = "\n".join(words)
    if len(said) > MOST_SENT:
        problems.append(Problem(first, "long_cue", str(len(said))))
        return None
    _look_through(words, first, problems)
    text = _plain(said)
    if len(text) > MOST_CHARACTERS:
        problems.append(Problem(first, "long_cue", str(len(text))))
    if times is None or not text:
        return None
    voice = _VOICE.search(said)
    return Cue(*times, text, one_line(_plain(voice[1]))[:MOST_VOICE].strip() if voice else "")


def _look_through(words: list[str], first: int, problems: list[Problem]) -> None:
    for place, line in enumerate(words, start=first):
        if _ARROW in line:
            problems.append(Problem(place, "no_empty_line", _short(line)))
        foreign = _TAG.search(_MARK.sub("", line))
        if foreign:
            problems.append(Problem(place, "foreign_tag", _short(foreign[0])))


def _times(line: int, text: str, problems: list[Problem]) -> tuple[int, int] | None:
    found = _TIMING.fullmatch(text) if len(text) <= MOST_CHARACTERS else None
    start, end = (_moment(found[part]) for part in ("start", "end")) if found else (None, None)
    if start is None or end is None:
        problems.append(Problem(line, "times", _short(text)))
        return None
    if end <= start:
        problems.append(Problem(line, "backwards", _short(text)))
        return None
    return start, end


def _place(cue: Cue, number: int, cues: list[Cue], length_ms: int, problems: list[Problem]) -> None:
    """After the one before; what reaches a little into it cuts it short."""
    before = cues[-1] if cues else None
    if before and cue.start < before.end:
        if before.end - cue.start > SLACK_MS or cue.start <= before.start:
            problems.append(Problem(number, "overlaps", clock(before.end)))
            return
        cues[-1] = Cue(before.start, cue.start, before.text, before.voice)
    if length_ms and cue.start > length_ms + BEYOND_MS:
        problems.append(Problem(number, "after_the_end", clock(cue.start)))
        return
    cues.append(cue)


def _moment(text: str) -> int | None:
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hours, minutes, seconds, thousandths = (int(part or 0) for part in found.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _plain(text: str) -> str:
    """Without marks, and in lines as they are written: none empty, none with spaces at its ends."""
    lines = several_lines(unescaped(_MARK.sub("", text))).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _short(text: str) -> str:
    words = one_line(text[:MOST_CHARACTERS])
    return words if len(words) <= 60 else f"{words[:59]}…"
