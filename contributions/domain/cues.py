"""Cues, and our own WebVTT: nothing of what was sent is ever served, it is written anew."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass


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


def _spoken(cue: Cue) -> str:
    """No line of it can be empty or hold an arrow: the cue would end there."""
    lines = [html.escape(line.strip(), quote=False) for line in cue.text.split("\n")]
    text = "\n".join(line for line in lines if line)
    return f"<v {html.escape(cue.voice)}>{text}" if cue.voice else text


def _stamp(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def clock(milliseconds: int) -> str:
    """1:12, or 1:02:03."""
    seconds = milliseconds // 1000
    hours, minutes = divmod(seconds // 60, 60)
    rest = seconds % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
