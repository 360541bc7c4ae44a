"""Shots: a still, where the camera starts and ends, and what happens in front of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from contributions.media.authoring import Box, Picture, Stage, load_picture
from hitrecord.demo.places import PICTURES

SIZE = (854, 480)
FRAME_RATE = 24
_ROOM = 1.25
"""How much larger than the frame a still is kept, so that a closer look is not soft."""

Effect = Callable[[Picture, float], None]
"""Changes a frame in place, given the seconds since the shot began."""


@dataclass(frozen=True, slots=True)
class Look:
    """Where the camera points: its centre as fractions of the still, and how close it is."""

    x: float = 0.5
    y: float = 0.5
    zoom: float = 1.0


@dataclass(frozen=True, slots=True)
class Shot:
    picture: str
    seconds: float
    start: Look = Look()
    end: Look = Look()
    stride: float = 0.0
    """How far it leans in a step; two steps take 1.76 s, a bar and a third of the waltz."""
    effects: tuple[Effect, ...] = ()
    fade_in: bool = False
    fade_out: bool = False
    hold: int = 2
    """Frames a drawing stays: on twos, as hand-drawn film is."""


@lru_cache(maxsize=3)
def _stage(name: str) -> Stage:
    picture = load_picture(PICTURES / f"{name}.webp")
    height, width = picture.shape[:2]
    cover = max(SIZE[0] / width, SIZE[1] / height)
    return Stage(picture, width=round(width * cover * _ROOM))


def box_of(look: Look, stage: tuple[int, int], stride: float = 0.0) -> Box:
    """The part of the stage this look covers, never beyond its edges, also when it leans."""
    height = min(stage[1], stage[0] * SIZE[1] / SIZE[0]) / look.zoom
    width = height * SIZE[0] / SIZE[1]
    side, below = stride * height, stride * 0.12 * stage[1]
    left = max(side, min(look.x * stage[0] - width / 2, stage[0] - width - side))
    top = max(0.0, min(look.y * stage[1] - height / 2, stage[1] - height - below))
    return (left, top, min(left + width, stage[0]), min(top + height, stage[1]))


def _between(shot: Shot, part: float) -> Look:
    ease = part * part * (3 - 2 * part)
    a, b = shot.start, shot.end
    return Look(*(p + (q - p) * ease for p, q in ((a.x, b.x), (a.y, b.y), (a.zoom, b.zoom))))


def _light(shot: Shot, seconds: float) -> float:
    opening = seconds / 0.6 if shot.fade_in else 1.0
    closing = (shot.seconds - seconds - 2 / FRAME_RATE) / 0.7 if shot.fade_out else 1.0
    return max(0.0, min(1.0, opening, closing))


def _frame(shot: Shot, stage: Stage, now: float) -> Picture:
    step = 2 * np.pi * now / 1.76
    left, top, right, bottom = box_of(_between(shot, now / shot.seconds), stage.size, shot.stride)
    lift = shot.stride * 0.12 * abs(float(np.cos(step))) * stage.size[1]
    lean = shot.stride * float(np.sin(step))
    frame = stage.view((left, top + lift, right, bottom + lift), SIZE, lean=lean)
    for effect in shot.effects:
        effect(frame, now)
    light = _light(shot, now)
    return frame if light == 1 else (frame * np.float32(light)).astype(np.uint8)


def roll(*shots: Shot) -> Iterator[Picture]:
    for shot in shots:
        stage = _stage(shot.picture)
        for count in range(round(shot.seconds * FRAME_RATE)):
            if count % shot.hold == 0:
                frame = _frame(shot, stage, count / FRAME_RATE)
            yield frame
