"""Lighthouse waltz in D minor: one score, as versions 1 and 2, a bass line and a guitar."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from contributions.media.authoring import Sound
from hitrecord.demo.music import tone
from hitrecord.demo.music.mix import Tape, coloured_noise, in_room, master
from hitrecord.demo.music.places import horn

BEAT = 0.44
BAR = 3 * BEAT
LENGTH = 72.5

CHORDS = {
    "Dm": ("D3", "A2", "A3 D4 F4"),
    "A7": ("A2", "E3", "G3 C#4 E4"),
    "Gm": ("G2", "D3", "G3 Bb3 D4"),
    "D7": ("D3", "A2", "F#3 C4 D4"),
    "F": ("F2", "C3", "A3 C4 F4"),
    "C7": ("C3", "G2", "G3 Bb3 E4"),
    "F7": ("F2", "C3", "A3 Eb4 F4"),
    "Bb": ("Bb2", "F3", "Bb3 D4 F4"),
}
INTRO = ["Dm", "Gm", "Dm", "A7"]
FIRST = [
    "Dm",
    "Dm",
    "A7",
    "A7",
    "A7",
    "A7",
    "Dm",
    "Dm",
    "D7",
    "D7",
    "Gm",
    "Gm",
    "Dm",
    "A7",
    "Dm",
    "Dm",
]
SECOND = [
    "F",
    "F",
    "C7",
    "C7",
    "C7",
    "C7",
    "F",
    "F",
    "F7",
    "Bb",
    "Bb",
    "Gm",
    "Dm",
    "A7",
    "Dm",
    "A7",
]
FORM = [*INTRO, *FIRST, *FIRST, *SECOND]

FIRST_TUNE = """A4:2 D5:1 | F5:2 E5:1 | E5:2 C#5:1 | A4:3 | A4:1 C#5:1 E5:1 | G5:2 F5:1 | F5:2 D5:1
| D5:3 | A4:1 D5:1 F#5:1 | A5:2 G5:1 | G5:2 Bb5:1 | D5:3 | F5:1 E5:1 D5:1 | C#5:2 E5:1 | D5:3
| D5:2 -:1"""
SECOND_TUNE = """C5:1 F5:1 A5:1 | A5:2 G5:1 | E5:1 G5:1 Bb5:1 | Bb5:2 G5:1 | G5:2 E5:1 | C5:3 |
A5:1 G5:1 F5:1 | F5:3 | Eb5:2 F5:1 | D5:1 F5:1 Bb5:1 | Bb5:2 A5:1 | G5:2 Bb5:1 | A5:2 F5:1 |
E5:1 C#5:1 A4:1 | D5:3 | D5:2 -:1"""


@dataclass(frozen=True, slots=True)
class Note:
    at: float
    """Seconds from the start of the piece."""
    seconds: float
    hertz: float


def tune(text: str, first_bar: int) -> Iterator[Note]:
    beats = first_bar * 3.0
    for word in text.replace("|", " ").split():
        name, length = word.split(":")
        if name != "-":
            yield Note(beats * BEAT, float(length) * BEAT, tone.pitch(name))
        beats += float(length)


def walking(form: list[str]) -> Iterator[tuple[int, Note]]:
    """One low note a bar, root and fifth in turn."""
    for bar, name in enumerate(form):
        low = CHORDS[name][bar % 2 if name == form[bar - 1] else 0]
        yield bar, Note(bar * BAR, BAR * 0.95, tone.pitch(low))


def _left_hand(tape: Tape, rng: np.random.Generator, level: float) -> None:
    for bar, note in walking(FORM):
        tape.put(tone.reed(note.hertz, BEAT * 1.1), note.at, level=0.5 * level, pan=-0.25)
        for beat in (1, 2):
            late = rng.normal(0.006, 0.006)
            for name in CHORDS[FORM[bar]][2].split():
                chord = tone.reed(tone.pitch(name), BEAT * 0.52)
                at = note.at + beat * BEAT + late + rng.normal(0, 0.003)
                tape.put(chord, at, level=level * (0.2 if beat == 1 else 0.16), pan=-0.15)


def _right_hand(
    tape: Tape, rng: np.random.Generator, text: str, bar: int, level: float, octave: int = 0
) -> None:
    for note in tune(text, bar):
        key = tone.reed(note.hertz * 2.0**octave, note.seconds * 0.94, bellows=0.09)
        tape.put(key, note.at + rng.normal(0.004, 0.007), level=level, pan=0.2)


def _singer(tape: Tape, rng: np.random.Generator, text: str, bar: int, level: float) -> None:
    for count, note in enumerate(tune(text, bar)):
        sung = tone.voice(note.hertz, note.seconds * 1.04, vowel="aoua"[count % 4])
        tape.put(sung, note.at + rng.normal(0.02, 0.012), level=level, pan=-0.02)


def _half(text: str) -> tuple[str, str]:
    bars = text.replace("\n", " ").split("|")
    return "|".join(bars[:12]), "|".join(bars[12:])


@lru_cache(maxsize=1)
def lighthouse_waltz(version: int) -> Sound:
    """Version 1 lets the accordion double the voice from 0:42; version 2 plays it an octave up."""
    rng = np.random.default_rng(58)
    tape = Tape(LENGTH)
    above = 1 if version == 2 else 0
    under = 0.17 if version == 2 else 0.42
    sung = 0.52 if version == 2 else 0.34
    _left_hand(tape, rng, 0.8)
    _right_hand(tape, rng, FIRST_TUNE, 4, 0.48)
    _singer(tape, rng, FIRST_TUNE, 20, sung)
    _, ending = _half(FIRST_TUNE)
    _right_hand(tape, rng, ending, 32, under, above)
    _singer(tape, rng, SECOND_TUNE, 36, sung)
    _right_hand(tape, rng, SECOND_TUNE, 36, under, above)
    for name in ("D3", "A3", "D4", "F4"):
        tape.put(tone.reed(tone.pitch(name), 2.2), 52 * BAR, level=0.25, pan=-0.1)
    tape.put(tone.voice(tone.pitch("D5"), 2.0, vowel="u"), 52 * BAR, level=sung)
    tape.put(horn(2.8), 5.9, level=0.4, pan=0.6)
    tape.put(horn(2.4), 69.2, level=0.35, pan=0.6)
    stairwell = in_room(tape.sound, seconds=1.5, wet=0.34, dark=2.2, seed=7)
    hiss = coloured_noise(LENGTH, low=1_500, high=9_000, tilt=0.2, seed=4)
    return master(stairwell + hiss * np.float32(0.004), drive=0.9)


def floor_under_the_waltz() -> Sound:
    """The bass alone, from the first verse: 16 bars, nearly dry, ghost notes where it walks."""
    rng = np.random.default_rng(12)
    tape = Tape(16 * BAR + 3)
    for bar, note in walking(FIRST):
        tape.put(tone.bass(note.hertz / 2, BAR), note.at + rng.normal(0.02, 0.01), level=0.8)
        tape.put(tone.bass(note.hertz, BEAT), note.at + 2 * BEAT, level=0.14 + 0.1 * (bar % 4 == 3))
        if bar % 4 == 3:
            tape.put(tone.bass(note.hertz * 0.75, BEAT), note.at + 1.5 * BEAT, level=0.3, pan=0.1)
    tape.put(tone.bass(tone.pitch("D2"), 2.8), 16 * BAR, level=0.9)
    return master(in_room(tape.sound, seconds=0.5, wet=0.14, dark=3, seed=3), drive=0.8)


@lru_cache(maxsize=1)
def vals_para_un_faro() -> Sound:
    """The second half on a guitar, slower in the left hand, with a breath before the last line."""
    rng = np.random.default_rng(33)
    tape = Tape(34.5)
    breath = 12 * BAR
    for bar, note in walking(SECOND):
        at = note.at * 1.45 + (0.7 if note.at >= breath else 0) + 0.3
        low = tone.string(note.hertz, 2.4, seed=bar, bright=0.6)
        tape.put(low, at, level=0.7, pan=-0.2)
        for beat, name in enumerate(CHORDS[SECOND[bar]][2].split()):
            picked = tone.string(tone.pitch(name), 1.8, seed=100 + bar * 3 + beat)
            when = at + (beat * 0.5 + 0.5) * BEAT * 1.45 * 1.15 + rng.normal(0, 0.008)
            tape.put(picked, when, level=0.26, pan=0.1)
    for count, note in enumerate(tune(SECOND_TUNE, 0)):
        at = note.at * 1.45 + (0.7 if note.at >= breath else 0) + 0.3
        sung = tone.string(note.hertz, 2.2, seed=500 + count, bright=0.4)
        tape.put(sung, at + rng.normal(0.012, 0.01), level=0.6, pan=0.25)
    return master(in_room(tape.sound, seconds=1.1, wet=0.26, dark=2, seed=9), drive=0.7)
