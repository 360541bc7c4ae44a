"""Two small tunes: a music-box lullaby and a song for a kettle in B flat."""

import numpy as np

from contributions.media.authoring import Sound
from hitrecord.demo.music import tone
from hitrecord.demo.music.mix import Tape, coloured_noise, in_room, master

_LULLABY = """G5 . B5 D6 . B5 | A5 . C6 E6 . C6 | F#5 . A5 D6 . C6 | B5 . G5 D5 . . |
E5 . G5 C6 . B5 | A5 . F#5 D5 . A5 | G5 B5 D6 G6 . D6 | B5 . A5 G5 . ."""
_LULLABY_LOW = [
    "G3",
    "D4",
    "A3",
    "E4",
    "D4",
    "A3",
    "G3",
    "D4",
    "C4",
    "G3",
    "D4",
    "A3",
    "G3",
    "B3",
    "D4",
    "G3",
]
_KETTLE = """Bb4:1.5 D5:.5 F5:1 F5:1 | Eb5:1.5 D5:.5 C5:2 | C5:1.5 Eb5:.5 G5:1 G5:1
| F5:1 Eb5:1 D5:2 | G5:1.5 F5:.5 Eb5:1 D5:1 | C5:1 D5:1 Eb5:2 | D5:1 C5:1 Bb4:1 A4:1 | Bb4:4"""
_KETTLE_CHORDS = (
    "Bb2 D4 F4 Bb4", "Eb3 G3 Bb3 Eb4", "C3 Eb4 G4 C4", "F2 A3 C4 F4",
    "Eb3 G3 Bb3 Eb4", "C3 Eb4 G4 C4", "F2 A3 C4 Eb4", "Bb2 D4 F4 Bb4",
)  # fmt: skip


def lullaby_for_borrowed_boots() -> Sound:
    """Played twice on a comb that runs down: every bar is a little slower than the last."""
    rng = np.random.default_rng(71)
    tape = Tape(36.0)
    at, step = 0.4, 0.27
    for turn in range(2):
        for bar, text in enumerate(_LULLABY.replace("\n", " ").split("|")):
            step *= 1.005 + 0.022 * (turn == 1 and bar > 4)
            for beat in (0, 3):
                low = _LULLABY_LOW[bar * 2 + beat // 3]
                tape.put(tone.comb_tooth(tone.pitch(low), 3), at + beat * step, level=0.3, pan=-0.3)
            for beat, name in enumerate(text.split()):
                if name != ".":
                    tooth = tone.comb_tooth(tone.pitch(name), 2.4)
                    late = rng.normal(0, 0.006)
                    tape.put(tooth, at + beat * step + late, level=rng.uniform(0.38, 0.5), pan=0.2)
            at += 6 * step
    tape.put(tone.comb_tooth(tone.pitch("G5"), 3), at + 0.9, level=0.3)
    return master(in_room(tape.sound, seconds=1.9, wet=0.42, dark=1.6, seed=72), drive=0.6)


def kettle_in_b_flat() -> Sound:
    """Eight bars sung twice over a plucked kitchen string; the kettle joins for the last note."""
    rng = np.random.default_rng(81)
    beat, seconds = 0.47, 34.0
    tape = Tape(seconds)
    for turn in range(2):
        start = 0.3 + turn * 32 * beat
        for bar, chord in enumerate(_KETTLE_CHORDS):
            names = chord.split()
            for count in range(8):
                name = names[(0, 2, 1, 3, 2, 3, 1, 2)[count]]
                seed = 900 + turn * 64 + bar * 8 + count
                plucked = tone.string(tone.pitch(name), 1.2, seed=seed, bright=0.7)
                when = start + (bar * 4 + count / 2) * beat + rng.normal(0.004, 0.006)
                tape.put(plucked, when, level=0.5 if count % 4 == 0 else 0.3, pan=-0.25)
        at = start
        for count, word in enumerate(_KETTLE.replace("|", " ").split()):
            name, length = word.split(":")
            sung = tone.voice(
                tone.pitch(name), float(length) * beat * 1.02, vowel="aoau"[count % 4]
            )
            tape.put(sung, at + rng.normal(0.018, 0.01), level=0.42 + 0.06 * turn, pan=0.05)
            at += float(length) * beat
    t = tone.clock(5.0)
    steam = coloured_noise(5.0, low=1_800, high=5_500, tilt=0.2, seed=82)[0][: t.size] * 0.05
    whistle = tone.play_table(
        (1.0, 0.2), np.cumsum(1_865 * (1 - 0.12 * np.exp(-t / 0.9))) / tone.RATE
    )
    tape.put((whistle * 0.09 + steam) * tone.envelope(5.0, 2.6, 0.5), 27.6, level=1.0, pan=0.4)
    return master(in_room(tape.sound, seconds=0.9, wet=0.28, dark=2, seed=83), drive=0.8)
