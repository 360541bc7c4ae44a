"""Cues, and our own WebVTT: nothing of what was sent is ever served, it is written anew."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MOST_VOICE: Final = 80

_STAMP: Final = r"(\d{2,9}):(\d\d):(\d\d)\.(\d{3})"
_TIMES: Final = re.compile(f"{_STAMP} --> {_STAMP}")
_REFERENCE: Final = re.compile(
    r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.ASCII | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said or heard from `start` to `end`, in milliseconds; `voice` may be ""."""

    start: int
    end: int
    text: str
    voice: str = ""


def write(cues: Sequence[Cue]) -> str:
    """WebVTT of ours: header, times with hours, escaped text, voices."""
    return "WEBVTT\n" + "".join(
        f"\n{_stamp(cue.start)} --> {_stamp(cue.end)}\n{_spoken(cue)}\n" for cue in cues
    )


def read_own(text: str) -> list[Cue]:
    """What `write` has written. It refuses nothing: what is not ours is passed over."""
    found = (_cue(block) for block in text.split("\n\n"))
    return [cue for cue in found if cue is not None]


def _cue(block: str) -> Cue | None:
    times, _, said = block.strip("\n").partition("\n")
    parts = _TIMES.fullmatch(times)
    if parts is None or not said:
        return None
    start, end = (_milliseconds(parts.groups()[at : at + 4]) for at in (0, 4))
    voice = ""
    if said.startswith("<v "):
        voice, _, said = said.removeprefix("<v ").partition(">")
    return Cue(start, end, unescaped(said), unescaped(voice))


def _milliseconds(parts: Sequence[str]) -> int:
    hours, minutes, seconds, rest = map(int, parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def unescaped(text: str) -> str:
    """Only what ends in a semicolon is a reference: “R&D &notes” are words."""
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), text)


def _spoken(cue: Cue) -> str:
    """No line of it can be empty or hold an arrow: the cue would end there."""
    lines = [html.escape(line.strip(), quote=False) for line in cue.text.split("\n")]
    text = "\n".join(line for line in lines if line)
    return f"<v {_name(cue.voice)}>{text}" if cue.voice else text


def _name(voice: str) -> str:
    """Hyphens at its end would make an arrow of the bracket that follows."""
    name = html.escape(voice)
    return f"{name[:-1]}&#45;" if name.endswith("--") else name


def _stamp(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def clock(milliseconds: int) -> str:
    """1:12, or 1:02:03."""
    seconds = milliseconds // 1000
    hours, minutes = divmod(seconds // 60, 60)
    rest = seconds % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def span(start: int, end: int | None) -> str:
    """0:42, or 0:42–0:50; as exact as it has to be to say where it begins and where it ends."""
    if not end:
        return clock(start)
    for digits in (0, 1, 3):
        first, last = (clock(at) + _fraction(at, digits) for at in (start, end))
        if first != last:
            break
    return f"{first}–{last}"


def _fraction(milliseconds: int, digits: int) -> str:
    return f".{milliseconds % 1000:03}"[: digits + 1] if digits else ""
