"""The words of a file in paragraphs, as the page to read them needs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from contributions.domain.cues import Cue, clock, read_own
from contributions.models import Transcript

PAUSE_MS: Final = 2500
"""A silence that begins a new paragraph."""
LONGEST: Final = 8
"""Cues of a paragraph without a pause."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph; `start` in whole seconds, None without times."""

    start: int | None
    clock: str
    voice: str
    text: str


def passages_of(transcript: Transcript) -> list[Passage]:
    if transcript.timed:
        return [_passage(group) for group in _grouped(read_own(transcript.text))]
    return [
        Passage(None, "", "", part.strip())
        for part in transcript.text.split("\n\n")
        if part.strip()
    ]


def _grouped(spoken: Sequence[Cue]) -> list[list[Cue]]:
    """A new paragraph where somebody else speaks, where nobody does, and when it grows long."""
    groups: list[list[Cue]] = []
    for cue in spoken:
        last = groups[-1] if groups else []
        goes_on = (
            last
            and cue.voice == last[-1].voice
            and cue.start - last[-1].end < PAUSE_MS
            and len(last) < LONGEST
        )
        if goes_on:
            last.append(cue)
        else:
            groups.append([cue])
    return groups


def _passage(group: Sequence[Cue]) -> Passage:
    first = group[0]
    text = " ".join(" ".join(cue.text.split()) for cue in group)
    return Passage(first.start // 1000, clock(first.start), first.voice, text)
