"""The clips of the studio. Each is a function of a folder, and answers the file it wrote."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from contributions.media.authoring import Sound, encode_film
from hitrecord.demo.film.camera import FRAME_RATE, Look, Shot, roll
from hitrecord.demo.film.gesture import caption, head_turn, hop, swim
from hitrecord.demo.film.weather import beam, boats, bubbles, rain, ripple, snow
from hitrecord.demo.music import places, waltz
from hitrecord.demo.music.mix import Tape, master
from hitrecord.demo.music.tone import RATE

_HARBOUR = Shot(
    "stage-harbour", 4.5, Look(0.42, 0.5, 1.16), Look(0.58, 0.5, 1.04), fade_in=True,
    effects=(beam(0.66, 0.22), ripple(0.72), boats((0.12, 0.86, 0.9), (0.3, 0.79, 0.6))),
)  # fmt: skip
_WALK = Shot(
    "background", 5.5, Look(0.36, 0.43, 1.24), Look(0.6, 0.44, 1.16), stride=0.05, effects=(snow(),)
)
_UNDER = Shot("under", 4.0, Look(0.5, 0.42, 1.25), Look(0.55, 0.6, 1.05), effects=(bubbles(),))


def _cut(sound: Sound, seconds: float, *, start: float = 0.0, level: float = 1.0) -> Sound:
    first = int(start * RATE)
    part = sound[:, first : first + int(seconds * RATE)]
    return master(part, peak=0.84 * level)


def scene_1(folder: Path) -> Path:
    shots = (
        _HARBOUR,
        Shot("harbour-at-night", 3.5, Look(0.4, 0.5, 1.5), Look(0.56, 0.52, 1.12)),
        Shot("chart", 3.0, Look(0.4, 0.3, 1.0), Look(0.62, 0.52, 1.4), fade_out=True),
    )
    tape = Tape(11.0)
    tape.sound += places.harbour_at_five()[:, : tape.sound.shape[1]]
    tape.put(places.horn(3.4), 5.2, level=0.3, pan=0.5)
    sound = master(tape.sound)
    return encode_film(roll(*shots), sound, folder / "scene-1.mp4", frame_rate=FRAME_RATE)


def scene_2(folder: Path) -> Path:
    waking = Shot(
        "it-got-up", 2.5, Look(0.5, 0.82, 1.35), Look(0.5, 0.3, 1.16), stride=0.03, fade_in=True
    )
    last = Shot("under", 3.5, _UNDER.start, _UNDER.end, effects=_UNDER.effects, fade_out=True)
    sound = _cut(places.boots_four_ways(), 11.5, start=6.4)
    shots = roll(waking, _WALK, last)
    return encode_film(shots, sound, folder / "scene-2.mp4", frame_rate=FRAME_RATE)


def keeper_turn(folder: Path) -> Path:
    turn = head_turn(0.5, 0.05, 0.86)
    shot = Shot("stage-keeper", 5.0, Look(0.5, 0.5, 1.05), Look(0.5, 0.46, 1.2), effects=(turn,))
    return encode_film(roll(shot), None, folder / "keeper.mp4", frame_rate=FRAME_RATE)


def gull_test(folder: Path) -> Path:
    shot = Shot(
        "stage-gull", 5.0, Look(0.5, 0.5, 1.1), Look(0.5, 0.5, 1.1), hold=3, effects=(hop(0.86),)
    )
    tape = Tape(5.0)
    for at, top in ((0.6, 980.0), (1.1, 1_060.0), (3.1, 1_010.0), (3.6, 900.0)):
        tape.put(places.gull(0.42, top), at, level=0.3)
    sound = master(tape.sound, peak=0.5)
    return encode_film(roll(shot), sound, folder / "gull.mp4", frame_rate=FRAME_RATE)


def long_legs(folder: Path) -> Path:
    shots = (
        Shot("long-legs-1", 2.5, Look(zoom=1.05), Look(zoom=1.2), fade_in=True,
             effects=(ripple(0.62),)),
        Shot("long-legs-2", 2.5, Look(0.5, 0.3, 1.3), Look(0.5, 0.6, 1.16), stride=0.03,
             effects=(ripple(0.64),)),
        Shot("long-legs-3", 2.0, Look(0.4, 0.5, 1.15), Look(0.6, 0.5, 1.15), stride=0.04),
        Shot("long-legs-7", 2.5, Look(0.55, 0.4, 1.25), Look(0.5, 0.5, 1.16), stride=0.03,
             effects=(rain(),)),
        Shot("long-legs-8", 2.5, Look(0.6, 0.5, 1.25), Look(0.5, 0.5, 1.02), fade_out=True,
             effects=(ripple(0.62),)),
    )  # fmt: skip
    sound = _cut(waltz.vals_para_un_faro(), 12.0)
    return encode_film(roll(*shots), sound, folder / "long-legs.mp4", frame_rate=FRAME_RATE)


def bus_window(folder: Path) -> Path:
    shot = Shot(
        "listening", 7.0, Look(0.4, 0.5, 1.12), Look(0.56, 0.5, 1.04), fade_in=True, fade_out=True,
        effects=(rain(320, light=44), rain(70, seed=9, light=90)),
    )  # fmt: skip
    sound = _cut(places.rain_on_a_bus_roof(), 7.0, start=4)
    return encode_film(roll(shot), sound, folder / "bus-window.mp4", frame_rate=FRAME_RATE)


def boats_drifting(folder: Path) -> Path:
    shot = Shot("seven-boats", 6.0, Look(0.5, 0.2, 1.02), Look(0.5, 0.8, 1.02), effects=(swim(),))
    return encode_film(roll(shot), None, folder / "boats.mp4", frame_rate=FRAME_RATE)


def _film_shots() -> tuple[Shot, ...]:
    harbour = (
        caption("built", start=0.5, end=2.2),
        caption("view", start=2.3, end=4.4),
    )
    keeper = (head_turn(0.5, 0.05, 0.86), caption("notice", start=0.2, end=2.8))
    walk = (caption("knees", start=1.2, end=3.6),)
    name = (swim(), caption("supper", start=0.6, end=2.4, ink=True))
    return (
        Shot("film-title", 2.5, Look(zoom=1.0), Look(zoom=1.03), fade_in=True),
        Shot("harbour-at-night", 2.5, Look(0.4, 0.5, 1.5), Look(0.56, 0.52, 1.12)),
        replace(_HARBOUR, effects=(*_HARBOUR.effects, *harbour)),
        Shot("chart", 2.0, Look(0.4, 0.3, 1.0), Look(0.62, 0.52, 1.4)),
        Shot("stage-keeper", 3.0, Look(0.5, 0.5, 1.05), Look(0.5, 0.46, 1.2), effects=keeper),
        replace(_WALK, effects=(*_WALK.effects, *walk)),
        _UNDER,
        Shot("seaweed", 1.5, Look(0.5, 0.7, 1.2), Look(0.5, 0.4, 1.2), effects=(bubbles(24),)),
        Shot("seven-boats", 2.5, Look(0.5, 0.25, 1.02), Look(0.5, 0.7, 1.02), effects=name),
        Shot("paper-fleet", 2.5, Look(0.4, 0.5, 1.15), Look(0.56, 0.45, 1.05)),
        Shot("sun-behind-it", 2.5, Look(0.5, 0.7, 1.1), Look(0.5, 0.3, 1.0)),
        Shot("film-credits", 3.0, Look(zoom=1.0), Look(zoom=1.0), fade_out=True),
    )


def walking_lighthouse(folder: Path) -> Path:
    """The film: 36 s over the waltz from its ninth bar, with the horn and the boots in front."""
    shots = _film_shots()
    seconds = sum(shot.seconds for shot in shots)
    tape = Tape(seconds)
    first = int(8 * waltz.BAR * RATE)
    music = waltz.lighthouse_waltz(2)[:, first : first + tape.sound.shape[1]]
    tape.sound += music * np.float32(0.8)
    tape.put(places.horn(3.0), 5.6, level=0.18, pan=0.5)
    boots = places.boots_four_ways()[:, int(13.0 * RATE) : int(18.0 * RATE)].mean(axis=0)
    tape.put(boots, 14.6, level=0.3)
    sound = master(tape.sound, fade=2.4)
    return encode_film(roll(*shots), sound, folder / "film.mp4", frame_rate=FRAME_RATE)
